import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeopleSettings } from "@/components/settings/people-settings";
import { requireUser } from "@/lib/server/auth/current-user";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.nav");
  return { title: t("people") };
}

export default async function Page() {
  await requireUser("people.read");
  return <PeopleSettings />;
}
