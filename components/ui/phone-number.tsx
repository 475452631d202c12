"use client";

import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** A phone number as people write it, always left to right; what cannot be read as one is shown as it is. */
export function PhoneNumber({ number, className }: { number: string | null | undefined; className?: string }) {
  const t = useTranslations("common");
  if (!number) return <span className={cn("text-muted-foreground", className)}>{t("unknownNumber")}</span>;
  return (
    // The mark keeps the digits in order inside right-to-left text while the element stays where its line begins.
    <bdi dir="ltr" className={cn("whitespace-nowrap", className)}>
      {phoneNumberText(number)}
    </bdi>
  );
}

/** Several, on as many lines as they need. `children` follow them. */
export function PhoneNumbers({ numbers, children }: { numbers: readonly string[]; children?: ReactNode }) {
  return (
    <span className="flex flex-wrap gap-x-3">
      {numbers.map((number) => (
        <PhoneNumber key={number} number={number} />
      ))}
      {children}
    </span>
  );
}

/** "+14155550100" → "+1 415 555 0100". For places that take text only. */
export function phoneNumberText(number: string): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}
