"use client";

import { CircleX, RotateCw } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** What a page shows instead of itself when it failed: what is safe, what to do, and the code the log knows it by. */
export function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("shell.error");
  useEffect(() => console.error(error), [error]);
  return (
    <div className="grid min-h-full place-items-center py-16">
      <EmptyState
        role="alert"
        headingLevel={1}
        tone="broken"
        icon={CircleX}
        title={t("title")}
        description={
          <>
            {t("hint")}
            {error.digest && (
              <span className="mt-2 block">
                {t("code")} <code className="rounded-sm bg-muted px-1 font-mono">{error.digest}</code>
              </span>
            )}
          </>
        }
        action={
          <>
            <Button onClick={reset}>
              <RotateCw aria-hidden />
              {t("retry")}
            </Button>
            <Button variant="outline" asChild>
              <Link href="/">{t("home")}</Link>
            </Button>
          </>
        }
      />
    </div>
  );
}
