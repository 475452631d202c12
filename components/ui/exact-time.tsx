"use client";

import { useFormatter } from "next-intl";

const styles = {
  /** 14 Mar 2026, 09:05 */
  dateTime: { dateStyle: "medium", timeStyle: "short" },
  /** 09:05:12, for rows of one day */
  time: { timeStyle: "medium" },
  date: { dateStyle: "medium" },
} as const;

/** A point in time written out, in the reader's zone. In lists prefer RelativeTime. */
export function ExactTime({
  at,
  format = "dateTime",
  className,
}: {
  at: Date | string | number;
  format?: keyof typeof styles;
  className?: string;
}) {
  const formatter = useFormatter();
  const date = new Date(at);
  return (
    <time dateTime={date.toISOString()} className={className}>
      {formatter.dateTime(date, styles[format])}
    </time>
  );
}
