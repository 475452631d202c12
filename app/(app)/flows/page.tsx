import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FlowsPage } from "@/components/flows/flows-page";
import { requireUser } from "@/lib/server/auth/current-user";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("flows");
  return { title: t("title") };
}

export default async function Page() {
  await requireUser("flows.read");
  return <FlowsPage />;
}
