"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

const keys = [
  ["1", ""],
  ["2", "ABC"],
  ["3", "DEF"],
  ["4", "GHI"],
  ["5", "JKL"],
  ["6", "MNO"],
  ["7", "PQRS"],
  ["8", "TUV"],
  ["9", "WXYZ"],
  ["*", ""],
  ["0", "+"],
  ["#", ""],
] as const;

/** The twelve keys; the computer's own number keys work as well while the phone has the focus. */
export function Keypad({ disabled, onPress }: { disabled: boolean; onPress: (key: string) => void }) {
  const t = useTranslations("phone");
  return (
    // A telephone's keys stand in the same order in every language.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, this is a pad of buttons
    <div role="group" aria-label={t("keypad")} dir="ltr" className="grid grid-cols-3 gap-1.5">
      {keys.map(([key, letters]) => (
        <Button
          key={key}
          variant="outline"
          disabled={disabled}
          aria-label={t("key", { key })}
          className="h-11 flex-col gap-0 text-base tabular-nums leading-tight"
          onClick={() => onPress(key)}
        >
          {key}
          {letters && (
            <span aria-hidden className="font-normal text-[0.625rem] text-muted-foreground leading-none tracking-wider">
              {letters}
            </span>
          )}
        </Button>
      ))}
    </div>
  );
}
