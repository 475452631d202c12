"use client";

import { useQuery } from "@tanstack/react-query";
import type { ComponentProps } from "react";
import { CallPanel } from "@/components/phone/call-panel";
import { numberToOffer } from "@/components/phone/number-to-offer";
import { useApi } from "@/lib/api-client";

/** The phone beside a flow's canvas, with a number of the flow, as they are led by now. */
export function FlowPhone({
  flowId,
  to,
  onPath,
}: {
  flowId: string;
  /** The number to offer, if the flow has it. */
  to: string | null;
  onPath: ComponentProps<typeof CallPanel>["onPath"];
}) {
  const api = useApi();
  const { data: numbers } = useQuery(api.numbers.list.queryOptions());
  const offered = numberToOffer(numbers, flowId, to);
  return <CallPanel to={offered} layout="column" onPath={onPath} className="min-h-0 flex-1" />;
}
