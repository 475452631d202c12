"use client";

import { Circle, CircleDashed, CircleDot } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import type { SetHere } from "@/lib/flow/set-here";

const looks = {
  always: { icon: CircleDot, className: "text-ok" },
  sometimes: { icon: CircleDashed, className: "text-risk" },
  never: { icon: Circle, className: "text-muted-foreground" },
} as const;

/** Whether something is known here: on every way to this step, on some, on none. */
export function SetMark({ set, fact }: { set: SetHere; fact: string }) {
  const t = useTranslations("prompts.insert");
  const { icon: Icon, className } = looks[set];
  const words = set === "sometimes" && fact.startsWith("customer.") ? t("whenKnown") : t(set);
  return (
    <span className={cn("flex items-center gap-1 text-xs", className)}>
      <Icon aria-hidden className="size-3 shrink-0" />
      {words}
    </span>
  );
}
