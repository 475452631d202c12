import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CustomerPage } from "@/components/customers/customer-page";
import { requireUser } from "@/lib/server/auth/current-user";

/** Without the name: a browser's history is no place for it. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("customers");
  return { title: t("title") };
}

export default async function Page({ params }: { params: Promise<{ customerId: string }> }) {
  await requireUser("customers.read");
  return <CustomerPage customerId={(await params).customerId} />;
}
