"use client";

import { useTranslations } from "next-intl";
import { useLanguageName } from "@/components/designer/language-name";
import { cn } from "@/components/ui/cn";

/** The flow's languages, one of which a field shows. */
export function LanguagePills({
  languages,
  chosen,
  onChoose,
  isEmpty,
  hasIssue,
}: {
  languages: readonly string[];
  chosen: string;
  onChoose(language: string): void;
  isEmpty?(language: string): boolean;
  hasIssue?(language: string): boolean;
}) {
  const t = useTranslations("designer.prompt");
  const name = useLanguageName();
  return (
    <div role="radiogroup" aria-label={t("language")} className="flex flex-wrap gap-1">
      {languages.map((language) => (
        // biome-ignore lint/a11y/useSemanticElements: pills, not a list of dots
        <button
          key={language}
          type="button"
          role="radio"
          aria-checked={language === chosen}
          onClick={() => onChoose(language)}
          className={cn(
            "flex h-6 items-center gap-1.5 rounded-sm px-2 text-xs transition-colors duration-100",
            language === chosen
              ? "bg-selected font-medium text-selected-foreground"
              : "text-muted-foreground hover:bg-accent",
          )}
        >
          {name(language)}
          {hasIssue?.(language) && <span className="size-1.5 rounded-full bg-broken" />}
          {isEmpty?.(language) && <span className="sr-only">({t("empty")})</span>}
        </button>
      ))}
    </div>
  );
}
