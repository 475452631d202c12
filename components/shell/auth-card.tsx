import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Wordmark } from "@/components/shell/wordmark";

/** The one thing on a page for people who are not signed in: the wordmark, what is asked, the form, a way out. */
export function AuthCard({
  title,
  description,
  children,
  footer,
}: {
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
}) {
  const t = useTranslations("common");
  return (
    <div className="grid min-h-dvh place-items-center bg-chrome px-4 py-10">
      <main className="w-full max-w-96">
        <div className="mb-6 flex justify-center">
          <Wordmark name={t("appName")} />
        </div>
        <div className="rounded-xl border bg-card p-7 shadow-xs max-sm:p-5">
          <h1 className="font-semibold text-xl">{title}</h1>
          {description && <p className="mt-1 text-pretty text-base text-muted-foreground">{description}</p>}
          <div className="mt-5 grid gap-4">{children}</div>
        </div>
        {footer && <div className="mt-5 text-center text-muted-foreground text-sm">{footer}</div>}
      </main>
    </div>
  );
}
