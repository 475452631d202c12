"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";

/** A search field over a list: filters as one types, Esc or × empties it. `label` is its name and its placeholder. */
export function SearchInput({
  label,
  value,
  onValueChange,
  className,
}: {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  className?: string;
}) {
  const t = useTranslations("common");
  return (
    <search className={cn("relative block w-64 max-w-full max-sm:w-full", className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 start-2.5 my-auto size-3.5 text-muted-foreground"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && value !== "") {
            event.stopPropagation();
            onValueChange("");
          }
        }}
        className="ps-8 pe-8 [&::-webkit-search-cancel-button]:hidden"
      />
      {value !== "" && (
        <button
          type="button"
          aria-label={t("clearSearch")}
          onClick={() => onValueChange("")}
          className="absolute inset-y-0 end-1 my-auto grid size-6 place-items-center rounded-sm text-muted-foreground hover:bg-accent hover:text-foreground"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </search>
  );
}
