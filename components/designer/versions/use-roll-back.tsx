"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useDesigner } from "@/components/designer/designer-context";
import { useForgetVersions } from "@/components/designer/versions/use-schedules";
import { VersionProblems } from "@/components/designer/versions/version-problems";
import { useErrorText } from "@/components/shell/use-error-text";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { PhoneNumber } from "@/components/ui/phone-number";
import { toast } from "@/components/ui/toast";
import { useUndoToast } from "@/components/ui/use-undo-toast";
import { type ApiOutputs, useApi, useApiClient } from "@/lib/api-client";

type Versions = Readonly<ApiOutputs["flows"]["versions"]>;

/** Lets callers hear another version: says which numbers change, and the toast takes it back. */
export function useRollBack(versions: Versions) {
  const t = useTranslations("designer.versions");
  const { flowId } = useDesigner();
  const api = useApi();
  const client = useApiClient();
  const errorText = useErrorText();
  const forget = useForgetVersions();
  const undoToast = useUndoToast();
  const [asking, setAsking] = useState<number | null>(null);
  const rollBack = useMutation(api.flows.rollback.mutationOptions());
  const changing = versions.flatMap(({ number, numbers }) =>
    number === asking ? [] : numbers.map(({ e164 }) => ({ e164, from: number })),
  );

  async function undo(changed: ApiOutputs["flows"]["rollback"]["numbers"]) {
    try {
      for (const before of new Set(changed.map((each) => each.before))) {
        const numberIds = changed.flatMap((each) => (each.before === before ? [each.id] : []));
        if (before !== null) await client.flows.rollback.mutate({ flowId, number: before, numberIds });
      }
      toast.success(t("rollBackUndone"));
    } catch (error) {
      toast.error(t("rollBackFailed"), { description: errorText(error) });
    }
    forget();
  }

  const dialog: ReactNode = asking !== null && (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && setAsking(null)}
      destructive={false}
      title={t("rollBackTitle", { number: asking })}
      description={
        <div className="grid gap-2.5">
          <p>{t("rollBackNumbers", { count: changing.length })}</p>
          <ul className="grid gap-1">
            {changing.map(({ e164, from }) => (
              <li key={e164} className="flex items-baseline gap-2">
                <PhoneNumber number={e164} />
                <span className="text-muted-foreground text-xs">{t("rollBackFrom", { from, to: asking })}</span>
              </li>
            ))}
          </ul>
          <VersionProblems number={asking} />
          <p>{t("rollBackKeeps")}</p>
        </div>
      }
      confirmLabel={t("rollBackConfirm", { number: asking })}
      pending={rollBack.isPending}
      error={rollBack.error && errorText(rollBack.error)}
      onConfirm={() =>
        rollBack.mutate(
          { flowId, number: asking },
          {
            onSuccess: ({ numbers }) => {
              forget();
              setAsking(null);
              undoToast(t("rolledBack", { number: asking }), () => void undo(numbers));
            },
          },
        )
      }
    />
  );
  const ask = (number: number) => {
    rollBack.reset();
    setAsking(number);
  };
  return { ask, dialog };
}
