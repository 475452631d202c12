import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { FlowDesigner, type OpenedFlow } from "@/components/designer/flow-designer";
import { createCaller } from "@/lib/server/api/router";
import { app } from "@/lib/server/app";
import type { SignedInUser } from "@/lib/server/auth/actor";
import { requireUser } from "@/lib/server/auth/current-user";

interface Props {
  params: Promise<{ flowId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("designer");
  return { title: t("pageTitle") };
}

export default async function Page({ params }: Props) {
  const user = await requireUser("flows.read");
  const { flowId } = await params;
  return <FlowDesigner flowId={flowId} opened={await openFlow(flowId, user)} />;
}

/**
 * What the browser would ask for first, by the same procedures: with the same rights and the same audit records. What
 * they refuse the browser asks for once more, and tells why.
 */
async function openFlow(flowId: string, user: SignedInUser): Promise<OpenedFlow> {
  const api = createCaller({ app: app(), user, headers: await headers() });
  const nothing = () => undefined;
  const [flow, bindings] = await Promise.all([
    api.flows.get({ flowId }).catch(nothing),
    api.bindings.list().catch(nothing),
  ]);
  return { flow: flow && { ...flow, document: JSON.stringify(flow.document) }, bindings };
}
