import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ComparePage } from "@/components/compare/compare-page";
import { requireUser } from "@/lib/server/auth/current-user";

interface Props {
  params: Promise<{ flowId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("designer.compare");
  return { title: t("pageTitle") };
}

/** `?from=3&to=draft`: which two are compared, by number or the draft. */
export default async function Page({ params }: Props) {
  await requireUser("flows.read");
  return <ComparePage flowId={(await params).flowId} />;
}
