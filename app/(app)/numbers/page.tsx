import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NumbersPage } from "@/components/numbers/numbers-page";
import { requireUser } from "@/lib/server/auth/current-user";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("numbers");
  return { title: t("title") };
}

export default async function Page() {
  await requireUser("numbers.read");
  return <NumbersPage />;
}
