"use client";

import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { useFieldControl } from "@/components/ui/field-context";
import { controlClasses } from "@/components/ui/input";

/** Grows with its text between `rows` and twelve lines. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  const control = useFieldControl(props);
  return (
    <textarea
      rows={rows}
      className={cn(
        controlClasses,
        "field-sizing-content max-h-64 w-full min-w-0 resize-y px-2.5 py-1.5 leading-5 read-only:bg-muted",
        className,
      )}
      style={{ minHeight: `calc(${rows} * 1.25rem + 0.875rem)` }}
      {...control}
    />
  );
}
