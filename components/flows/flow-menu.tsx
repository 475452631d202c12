"use client";

import { Archive, ArchiveRestore, Download, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/auth/me-context";
import type { FlowItem } from "@/components/flows/flows-table";
import { RenameFlowDialog } from "@/components/flows/rename-flow-dialog";
import { saveFile } from "@/components/flows/save-file";
import { useArchive } from "@/components/flows/use-archive";
import { useErrorText } from "@/components/shell/use-error-text";
import { DropdownMenuItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import { RowMenu } from "@/components/ui/row-menu";
import { toast } from "@/components/ui/toast";
import { useApiClient } from "@/lib/api-client";

/** What can be done with a flow without opening it. */
export function FlowMenu({ flow }: { flow: FlowItem }) {
  const t = useTranslations("flows");
  const common = useTranslations("common");
  const may = useMay();
  const client = useApiClient();
  const errorText = useErrorText();
  const { archive, refusal } = useArchive(flow);
  const [renaming, setRenaming] = useState(false);
  const download = () =>
    client.flows.export
      .query({ flowId: flow.id })
      .then(saveFile)
      .catch((error) => toast.error(t("exportFailed"), { description: errorText(error) }));

  return (
    <>
      <RowMenu label={`${common("more")}: ${flow.name}`}>
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
            <DropdownMenuItem onSelect={() => archive(!flow.archived)}>
              {flow.archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
              {flow.archived ? t("bringBack") : t("archive")}
            </DropdownMenuItem>
          </>
        )}
      </RowMenu>
      {renaming && <RenameFlowDialog flow={flow} onClose={() => setRenaming(false)} />}
      {refusal}
    </>
  );
}
