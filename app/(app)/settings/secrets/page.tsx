import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SecretsSettings } from "@/components/settings/secrets-settings";
import { requireUser } from "@/lib/server/auth/current-user";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.nav");
  return { title: t("secrets") };
}

export default async function Page() {
  await requireUser("secrets.edit");
  return <SecretsSettings />;
}
