"use client";

import { Copy, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useHandActions } from "@/components/designer/canvas/use-hand-actions";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { useClipboardCommands } from "@/components/designer/use-clipboard-commands";
import { useSelectionCommands } from "@/components/designer/use-selection-commands";
import type { Action } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";

/** Several things, or a note: where they stand, and what can be done with them together. */
export function ManyInspector() {
  const t = useTranslations("designer");
  const { editor } = useDesigner();
  const count = useEditor((state) => state.selection.keys.length);
  const clipboard = useClipboardCommands();
  const commands = useSelectionCommands();
  const hands = useHandActions();
  return (
    <div className="grid gap-4 p-4">
      <div className="grid gap-1">
        <h2 className="font-semibold text-base">{t("inspector.many", { count })}</h2>
        {count > 1 && <p className="text-muted-foreground">{t("inspector.manyHint")}</p>}
      </div>
      {!editor.readOnly && (
        <>
          {count > 1 && (
            <div className="flex flex-wrap gap-x-4 gap-y-2">
              <Row label={t("menu.align")} actions={hands.align} />
              <Row label={t("menu.distribute")} actions={hands.distribute} />
            </div>
          )}
          <div className="grid gap-2 *:justify-start">
            {count > 1 &&
              [hands.arrange, hands.frame, hands.group].map((action) => <Do key={action.id} action={action} />)}
            <Button variant="outline" onClick={clipboard.duplicate}>
              <Copy aria-hidden />
              {t("menu.duplicate")}
            </Button>
            <Button variant="outline" onClick={commands.remove}>
              <Trash2 aria-hidden />
              {t("menu.delete")}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function Row({ label, actions }: { label: string; actions: readonly Action[] }) {
  return (
    <fieldset aria-label={label} className="grid gap-1">
      <span aria-hidden className="text-muted-foreground text-xs">
        {label}
      </span>
      <div className="flex rounded-md border p-0.5">
        {actions.map(({ id, label: name, keys, icon: Icon, disabled, run }) => (
          <IconButton key={id} label={name} shortcut={keys} size="icon-sm" disabled={disabled} onClick={() => run?.()}>
            {/* Start and end change sides with the reading direction, as the canvas does. */}
            {Icon && <Icon aria-hidden className="rtl:-scale-x-100" />}
          </IconButton>
        ))}
      </div>
    </fieldset>
  );
}

function Do({ action: { label, icon: Icon, disabled, run } }: { action: Action }) {
  return (
    <Button variant="outline" disabled={disabled} onClick={() => run?.()}>
      {Icon && <Icon aria-hidden />}
      {label}
    </Button>
  );
}
