import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FlowDesigner } from "@/components/designer/flow-designer";
import { requireUser } from "@/lib/server/auth/current-user";

interface Props {
  params: Promise<{ flowId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("designer");
  return { title: t("pageTitle") };
}

export default async function Page({ params }: Props) {
  await requireUser("flows.read");
  return <FlowDesigner flowId={(await params).flowId} />;
}
