"use client";

import { useFormatter, useNow } from "next-intl";
import { Tooltip } from "@/components/ui/tooltip";

const minute = 60_000;

/** "3 minutes ago", kept up to date, with the exact time in the reader's zone on hover and focus. */
export function RelativeTime({ at, className }: { at: Date | string | number; className?: string }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: minute });
  const date = new Date(at);
  return (
    <Tooltip content={format.dateTime(date, { dateStyle: "full", timeStyle: "medium" })}>
      <time dateTime={date.toISOString()} className={className}>
        {/* A clock a little ahead of ours must not make the past look like the future. */}
        {format.relativeTime(date, {
          now: date > now && date.getTime() - now.getTime() < minute ? date : now,
          style: "long",
        })}
      </time>
    </Tooltip>
  );
}
