"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Archive, ArchiveRestore, Download, Ellipsis, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/auth/me-context";
import type { FlowItem } from "@/components/flows/flows-table";
import { RenameFlowDialog } from "@/components/flows/rename-flow-dialog";
import { saveFile } from "@/components/flows/save-file";
import { useErrorText } from "@/components/shell/use-error-text";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import { useApi, useApiClient } from "@/lib/api-client";

/** What can be done with a flow without opening it. */
export function FlowMenu({ flow }: { flow: FlowItem }) {
  const t = useTranslations("flows");
  const common = useTranslations("common");
  const may = useMay();
  const client = useApiClient();
  const errorText = useErrorText();
  const archive = useArchive();
  const [renaming, setRenaming] = useState(false);
  const download = () =>
    client.flows.export
      .query({ flowId: flow.id })
      .then(saveFile)
      .catch((error) => toast.error(t("exportFailed"), { description: errorText(error) }));

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton size="icon-sm" label={`${common("more")}: ${flow.name}`}>
            <Ellipsis aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {may("flows.edit") && !flow.archived && (
            <DropdownMenuItem onSelect={() => setRenaming(true)}>
              <Pencil aria-hidden />
              {t("rename")}
            </DropdownMenuItem>
          )}
          <DropdownMenuItem onSelect={() => void download()}>
            <Download aria-hidden />
            {t("export")}
          </DropdownMenuItem>
          {may("flows.edit") && (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem onSelect={() => archive(flow, !flow.archived)}>
                {flow.archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
                {flow.archived ? t("bringBack") : t("archive")}
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {renaming && <RenameFlowDialog flow={flow} onClose={() => setRenaming(false)} />}
    </>
  );
}

/** Puts a flow away or back at once; the toast takes it back. */
function useArchive() {
  const t = useTranslations("flows");
  const common = useTranslations("common");
  const api = useApi();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const { mutate } = useMutation(api.flows.archive.mutationOptions());
  const archive = (flow: FlowItem, archived: boolean) =>
    mutate(
      { flowId: flow.id, archived },
      {
        onSuccess: () => {
          void queryClient.invalidateQueries(api.flows.list.pathFilter());
          toast(t(archived ? "archivedToast" : "broughtBackToast", { name: flow.name }), {
            action: { label: common("undo"), onClick: () => archive(flow, !archived) },
          });
        },
        onError: (error) => toast.error(t("archiveFailed", { name: flow.name }), { description: errorText(error) }),
      },
    );
  return archive;
}
