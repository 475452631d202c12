"use client";

import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useCalmNote } from "@/components/ui/calm-form";
import { cn } from "@/components/ui/cn";

/** What is wrong, under what it is about; nothing where nothing is. */
export function FieldNote({ id, children }: { id?: string; children: ReactNode }) {
  const { note, isPast } = useCalmNote(children);
  if (!note) return null;
  return (
    <p
      id={id}
      role={isPast ? undefined : "alert"}
      className={cn("flex items-start gap-1 text-broken text-xs", isPast && "invisible")}
    >
      <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      <span className="min-w-0">{note}</span>
    </p>
  );
}
