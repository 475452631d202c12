import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApiKeysSettings } from "@/components/settings/api-keys-settings";
import { requireUser } from "@/lib/server/auth/current-user";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.nav");
  return { title: t("keys") };
}

export default async function Page() {
  await requireUser("apiKeys.edit");
  return <ApiKeysSettings />;
}
