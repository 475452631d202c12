import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CallPage } from "@/components/calls/call-page";
import { requireUser } from "@/lib/server/auth/current-user";

/** Without the caller: a browser's history is no place for a name or number. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("calls");
  return { title: t("title") };
}

export default async function Page({ params }: { params: Promise<{ callId: string }> }) {
  await requireUser("calls.read");
  return <CallPage callId={(await params).callId} />;
}
