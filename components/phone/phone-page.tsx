"use client";

import { useTranslations } from "next-intl";
import { CallPanel } from "@/components/phone/call-panel";
import { PageHeader } from "@/components/ui/page-header";

/** The phone on a page of its own. */
export function PhonePage({ to }: { to?: string }) {
  const t = useTranslations("phone");
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHeader title={t("title")} description={t("description")} />
      <CallPanel to={to} className="min-h-0 flex-1 max-md:flex-col" />
    </div>
  );
}
