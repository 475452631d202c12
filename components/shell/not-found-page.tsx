import { MapPinOff } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** An address that leads nowhere: a wrong one, or that of something deleted. */
export async function NotFoundPage() {
  const t = await getTranslations("shell.notFound");
  return (
    <div className="grid min-h-full place-items-center py-16">
      <EmptyState
        headingLevel={1}
        icon={MapPinOff}
        title={t("title")}
        description={t("hint")}
        action={
          <Button asChild>
            <Link href="/">{t("action")}</Link>
          </Button>
        }
      />
    </div>
  );
}
