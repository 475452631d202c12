"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import type { ApiInputs } from "@/lib/api-client";

export type Counted = NonNullable<ApiInputs["calls"]["list"]["counted"]>;

/** Which part of it a chip stands for. */
export type CountedPart = "flow" | "step" | "way" | "period" | "version" | "number" | "language";

/** The calls of one count of a flow's traffic, as the address names it (components/designer/traffic/calls-link.ts); null: every call. */
export function useCounted(): { counted: Counted | null; without(part: CountedPart): void } {
  const query = useSearchParams();
  const router = useRouter();
  const counted = useMemo(() => readCounted(query), [query]);
  return {
    counted,
    without(part) {
      const left = new URLSearchParams(part === "flow" ? "" : query);
      const names = { step: ["step", "way"], period: ["from", "to"] }[part as string] ?? [part];
      for (const name of names) left.delete(name);
      router.replace(left.size > 0 ? `/calls?${left}` : "/calls");
    },
  };
}

/** Null also where an address was mistyped: then it names no count. */
export function readCounted(query: Pick<URLSearchParams, "get">): Counted | null {
  const flowId = query.get("flow");
  if (!flowId) return null;
  const [from, to] = [query.get("from"), query.get("to")].map((at) => new Date(at ?? Number.NaN));
  const version = Number(query.get("version") ?? Number.NaN);
  const number = query.get("number");
  const language = query.get("language");
  return {
    flowId,
    nodeId: query.get("step") ?? "",
    way: query.get("way") ?? "in",
    ...(isTime(from) && isTime(to) && from < to && { period: { from, to } }),
    ...(Number.isInteger(version) && version > 0 && { version }),
    ...(number && { number }),
    ...(language && { language }),
  };
}

const isTime = (at: Date | undefined): at is Date => at !== undefined && !Number.isNaN(at.getTime());
