import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PhonePage } from "@/components/phone/phone-page";
import { requireUser } from "@/lib/server/auth/current-user";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("phone");
  return { title: t("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<{ to?: string }> }) {
  await requireUser("phone.use");
  return <PhonePage to={(await searchParams).to} />;
}
