"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { TableHead } from "@/components/ui/table";

export type SortDirection = "asc" | "desc";
export type Sort<Column extends string = string> = { column: Column; direction: SortDirection };

/** A column head that sorts. The same column again turns the order round; `firstDirection` is for times and amounts. */
export function TableSortHead<Column extends string>({
  column,
  sort,
  onSortChange,
  firstDirection = "asc",
  numeric,
  children,
  ...props
}: Omit<ComponentProps<typeof TableHead>, "children"> & {
  column: Column;
  sort: Sort<Column> | null;
  onSortChange: (sort: Sort<Column>) => void;
  firstDirection?: SortDirection;
  children: ReactNode;
}) {
  const t = useTranslations("common");
  const direction = sort?.column === column ? sort.direction : null;
  const Icon = direction === "asc" ? ArrowUp : direction === "desc" ? ArrowDown : ChevronsUpDown;
  const next = direction === null ? firstDirection : direction === "asc" ? "desc" : "asc";
  return (
    <TableHead
      numeric={numeric}
      aria-sort={direction === "asc" ? "ascending" : direction === "desc" ? "descending" : "none"}
      {...props}
    >
      <button
        type="button"
        onClick={() => onSortChange({ column, direction: next })}
        className={cn(
          "group -mx-1.5 inline-flex h-6 items-center gap-1 rounded-sm px-1.5 hover:text-foreground",
          direction && "text-foreground",
          numeric && "flex-row-reverse",
        )}
      >
        {children}
        <Icon aria-hidden className={cn("size-3", !direction && "opacity-40 group-hover:opacity-100")} />
        {direction && <span className="sr-only">{t(direction === "asc" ? "sortAscending" : "sortDescending")}</span>}
      </button>
    </TableHead>
  );
}
