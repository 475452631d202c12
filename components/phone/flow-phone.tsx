"use client";

import { useQuery } from "@tanstack/react-query";
import { type ComponentProps, useState } from "react";
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
  /** The number to offer, unless the flow turns out not to have it. */
  to: string | null;
  onPath: ComponentProps<typeof CallPanel>["onPath"];
}) {
  const offered = numberToOffer(useNumbersReadNow(), flowId, to);
  return <CallPanel to={offered} layout="column" onPath={onPath} className="min-h-0 flex-1" />;
}

/** Undefined until they have been read anew since this was first drawn, and where that fails. */
function useNumbersReadNow() {
  const api = useApi();
  const { data, dataUpdatedAt } = useQuery(api.numbers.list.queryOptions(undefined, { refetchOnMount: "always" }));
  const [before] = useState(dataUpdatedAt);
  return dataUpdatedAt === before ? undefined : data;
}
