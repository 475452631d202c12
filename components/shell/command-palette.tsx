"use client";

import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import { type Action, useActionRegistry } from "@/components/shell/actions";
import { cn } from "@/components/ui/cn";
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { modalClasses, overlayClasses } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useReturnedFocus, WayBack } from "@/components/ui/kept-focus";

/** Ctrl-K: everything that can be done now, the page's own actions first. */
export function CommandPalette({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("shell.palette");
  const focus = useReturnedFocus();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClasses} />
        <Radix.Content
          onCloseAutoFocus={focus.onCloseAutoFocus}
          className={cn(modalClasses, "top-[12dvh] mt-0 max-h-[min(28rem,76dvh)] max-w-150")}
        >
          <WayBack giveBack={focus.giveBack} />
          <Radix.Title className="sr-only">{t("title")}</Radix.Title>
          <Radix.Description className="sr-only">{t("description")}</Radix.Description>
          <PaletteBody onClose={() => onOpenChange(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell.palette");
  // Sections register from the frame inwards, so the page's own come last and are shown first.
  const sections = useActionRegistry().sections().reverse();

  function run(action: Action) {
    onClose();
    action.run?.();
  }

  return (
    <Command label={t("title")} loop>
      <CommandInput placeholder={t("placeholder")} />
      <CommandList className="flex-1">
        <CommandEmpty>{t("empty")}</CommandEmpty>
        {sections.map((section) => {
          const actions = [...section.actions, ...(section.more?.() ?? [])].filter((action) => action.run);
          if (actions.length === 0) return null;
          return (
            <CommandGroup key={section.id} heading={section.title}>
              {actions.map((action) => (
                <CommandItem
                  key={action.id}
                  value={`${action.label} ${action.id}`}
                  keywords={action.keywords}
                  disabled={action.disabled}
                  onSelect={() => run(action)}
                >
                  {action.icon ? <action.icon aria-hidden strokeWidth={1.75} /> : <span className="size-4" />}
                  <span className="min-w-0 flex-1 truncate">{action.label}</span>
                  {action.keys && <Kbd keys={action.keys} className="text-muted-foreground" />}
                </CommandItem>
              ))}
            </CommandGroup>
          );
        })}
      </CommandList>
      <div className="flex h-9 shrink-0 items-center gap-4 border-t bg-chrome px-4 text-muted-foreground text-xs max-sm:hidden">
        <span className="flex items-center gap-1.5">
          <Kbd keys="up down" /> {t("move")}
        </span>
        <span className="flex items-center gap-1.5">
          <Kbd keys="enter" /> {t("run")}
        </span>
        <span className="flex items-center gap-1.5">
          <Kbd keys="escape" /> {t("back")}
        </span>
      </div>
    </Command>
  );
}
