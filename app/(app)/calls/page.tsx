import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CallsPage } from "@/components/calls/calls-page";
import { requireUser } from "@/lib/server/auth/current-user";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("calls");
  return { title: t("title") };
}

export default async function Page() {
  await requireUser("calls.read");
  return <CallsPage />;
}
