"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/auth/me-context";
import { useErrorText } from "@/components/shell/use-error-text";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";

/** Change and delete at the end of a row. Deleting asks first and shows why it could not be done. */
export function BindingRowActions({
  name,
  onChange,
  deletion,
}: {
  name: string;
  /** Absent where nothing can be changed. */
  onChange?: () => void;
  deletion: { mutate: () => void; isPending: boolean; error: unknown; reset: () => void };
}) {
  const t = useTranslations("settings.bindings");
  const may = useMay();
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  if (!may("bindings.edit")) return null;
  return (
    <>
      <span className="flex justify-end gap-1">
        {onChange && (
          <IconButton size="icon-sm" label={t("change", { name })} onClick={onChange}>
            <Pencil aria-hidden />
          </IconButton>
        )}
        <IconButton size="icon-sm" label={t("delete", { name })} onClick={() => setAsking(true)}>
          <Trash2 aria-hidden />
        </IconButton>
      </span>
      <ConfirmDialog
        open={asking}
        onOpenChange={(open) => {
          setAsking(open);
          deletion.reset();
        }}
        title={t("deleteTitle", { name })}
        description={t("deleteText")}
        confirmLabel={t("deleteAction")}
        pending={deletion.isPending}
        error={deletion.error ? errorText(deletion.error) : undefined}
        onConfirm={deletion.mutate}
      />
    </>
  );
}
