import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvitationForm } from "@/components/auth/invitation-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.invitation");
  // The token is in the address, which must not travel on to another site.
  return { title: t("title"), referrer: "no-referrer" };
}

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return <InvitationForm token={token} />;
}
