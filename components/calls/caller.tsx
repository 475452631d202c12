"use client";

import { useTranslations } from "next-intl";
import { isHidden } from "@/components/calls/call-words";
import { PhoneNumber } from "@/components/ui/phone-number";

/** The number somebody called from, or that they hid it. */
export function CallerNumber({ number, className }: { number: string; className?: string }) {
  const t = useTranslations("calls");
  return isHidden(number) ? (
    <span className={className}>{t("anonymous")}</span>
  ) : (
    <PhoneNumber number={number} className={className} />
  );
}
