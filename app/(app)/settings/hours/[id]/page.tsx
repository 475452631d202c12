import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HoursPage } from "@/components/settings/hours/hours-page";
import { requireUser } from "@/lib/server/auth/current-user";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("hours");
  return { title: t("title") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  await requireUser("bindings.read");
  return <HoursPage id={(await params).id} />;
}
