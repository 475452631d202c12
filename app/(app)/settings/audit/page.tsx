import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditSettings } from "@/components/settings/audit-settings";
import { requireUser } from "@/lib/server/auth/current-user";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.nav");
  return { title: t("audit") };
}

export default async function Page() {
  await requireUser("audit.read");
  return <AuditSettings />;
}
