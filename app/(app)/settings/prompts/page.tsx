import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PromptLibrary } from "@/components/prompts/prompt-library";
import { requireUser } from "@/lib/server/auth/current-user";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.nav");
  return { title: t("prompts") };
}

export default async function Page() {
  await requireUser("bindings.read");
  return <PromptLibrary />;
}
