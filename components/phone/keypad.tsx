"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

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

/**
 * The twelve keys; the computer's own number keys work as well while the phone has the focus, which the pad takes when
 * the call is answered.
 */
export function Keypad({
  disabled,
  compact,
  onPress,
}: {
  disabled: boolean;
  compact?: boolean;
  onPress: (key: string) => void;
}) {
  const t = useTranslations("phone");
  const pad = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!disabled) pad.current?.focus({ preventScroll: true });
  }, [disabled]);
  return (
    // A telephone's keys stand in the same order in every language.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, this is a pad of buttons
    <div
      ref={pad}
      role="group"
      tabIndex={-1}
      aria-label={t("keypad")}
      dir="ltr"
      className="grid grid-cols-3 gap-1.5 rounded-md outline-none"
    >
      {keys.map(([key, letters]) => (
        <Button
          key={key}
          variant="outline"
          disabled={disabled}
          aria-label={t("key", { key })}
          className={cn("flex-col gap-0 text-base tabular-nums leading-tight", compact ? "h-8" : "h-11")}
          onClick={() => onPress(key)}
        >
          {key}
          {letters && !compact && (
            <span aria-hidden className="font-normal text-[0.625rem] text-muted-foreground leading-none tracking-wider">
              {letters}
            </span>
          )}
        </Button>
      ))}
    </div>
  );
}
