"use client";

import { ArrowDown, ArrowUp, ChevronRight, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import type { Json } from "@/lib/util/json";

/** One item of a list that can be opened: its head is always there, the rest on demand. */
export function ListRow({
  path,
  head,
  detailsLabel,
  open,
  onToggle,
  tools,
  children,
}: {
  path: string;
  head: ReactNode;
  detailsLabel: string;
  open: boolean;
  onToggle(): void;
  tools: ReactNode;
  children: ReactNode;
}) {
  return (
    <li data-path={path} className={cn("rounded-md border", open && "bg-chrome")}>
      <div className="flex items-center gap-1 p-1">
        <IconButton label={detailsLabel} size="icon-sm" aria-expanded={open} className="shrink-0" onClick={onToggle}>
          <ChevronRight
            aria-hidden
            className={cn(
              "size-3.5 text-muted-foreground transition-transform rtl:-scale-x-100",
              open && "rotate-90 rtl:-rotate-90",
            )}
          />
        </IconButton>
        {head}
      </div>
      {open && (
        <div className="grid gap-4 border-t p-3">
          {children}
          {tools && <div className="-mb-1 flex items-center justify-end gap-0.5">{tools}</div>}
        </div>
      )}
    </li>
  );
}

/** Up, down and away. */
export function RowTools({
  index,
  count,
  labels,
  onMove,
  onRemove,
}: {
  index: number;
  count: number;
  labels: { up: string; down: string; remove: string };
  onMove(to: number): void;
  onRemove(): void;
}) {
  return (
    <>
      <IconButton label={labels.up} size="icon-sm" disabled={index === 0} onClick={() => onMove(index - 1)}>
        <ArrowUp aria-hidden className="size-3.5" />
      </IconButton>
      <IconButton label={labels.down} size="icon-sm" disabled={index === count - 1} onClick={() => onMove(index + 1)}>
        <ArrowDown aria-hidden className="size-3.5" />
      </IconButton>
      <IconButton label={labels.remove} size="icon-sm" onClick={onRemove}>
        <Trash2 aria-hidden className="size-3.5" />
      </IconButton>
    </>
  );
}

/** The list with one item elsewhere. */
export function movedItem(items: readonly Json[], from: number, to: number): Json[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}
