import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HoursSettings } from "@/components/settings/hours/hours-settings";
import { requireUser } from "@/lib/server/auth/current-user";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("hours");
  return { title: t("title") };
}

export default async function Page() {
  await requireUser("bindings.read");
  return <HoursSettings />;
}
