"use client";

import { useTranslations } from "next-intl";
import { type Action, useActionRegistry } from "@/components/shell/actions";
import { needsCharacter, setCharacterKeys, useCharacterKeys } from "@/components/ui/character-keys";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Switch } from "@/components/ui/switch";

/** `?`: every key that works on this page. */
export function KeysDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("shell.keys");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent size="lg">
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("description")}</DialogDescription>
        </DialogHeader>
        {/* Nothing in it takes the focus, and it is longer than the screen. */}
        <DialogBody tabIndex={0} className="-outline-offset-2 block columns-2 gap-8 pt-3 max-sm:columns-1">
          <KeySections />
        </DialogBody>
        <DialogFooter className="block">
          <CharacterKeysSwitch />
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

/** Whoever speaks to the computer, or hits keys by chance, would do things they did not mean. */
function CharacterKeysSwitch() {
  const t = useTranslations("shell.keys");
  return (
    <Field layout="row" label={t("single")} hint={t("singleHint")}>
      <Switch checked={useCharacterKeys()} onCheckedChange={setCharacterKeys} />
    </Field>
  );
}

function KeySections() {
  const registry = useActionRegistry();
  const isOn = useCharacterKeys();
  return registry
    .sections()
    .reverse()
    .map((section) => ({
      ...section,
      actions: section.actions.filter(hasKeys).filter(({ keys }) => isOn || !needsCharacter(keys)),
    }))
    .filter((section) => section.actions.length > 0)
    .map((section) => (
      <section key={section.id} className="mb-5">
        <h3 className="mb-1 break-after-avoid font-medium text-muted-foreground text-xs">{section.title}</h3>
        <ul className="divide-y">
          {section.actions.map((action) => (
            <li key={action.id} className="flex min-h-8 break-inside-avoid items-center justify-between gap-4 py-1">
              <span>{action.label}</span>
              <Kbd keys={action.keys} className="shrink-0 text-muted-foreground" />
            </li>
          ))}
        </ul>
      </section>
    ));
}

function hasKeys(action: Action): action is Action & { keys: string } {
  return action.keys !== undefined;
}
