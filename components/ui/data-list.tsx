import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** Names and values of one thing, for detail pages and side panels. A missing value says so. */
export function DataList({
  items,
  className,
}: {
  items: readonly { label: ReactNode; value: ReactNode; key?: string }[];
  className?: string;
}) {
  const t = useTranslations("common");
  return (
    <dl className={cn("grid gap-y-2.5 text-sm", className)}>
      {items.map((item, index) => (
        <div
          key={item.key ?? (typeof item.label === "string" ? item.label : index)}
          className="grid grid-cols-[minmax(6rem,2fr)_3fr] items-baseline gap-x-3"
        >
          <dt className="text-muted-foreground">{item.label}</dt>
          <dd className="min-w-0 break-words">
            {item.value === null || item.value === undefined || item.value === "" ? (
              <span className="text-muted-foreground">{t("notSet")}</span>
            ) : (
              item.value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
