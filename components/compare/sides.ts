import { useQuery } from "@tanstack/react-query";
import { useApiClient } from "@/lib/api-client";
import type { FlowDocument } from "@/lib/flow/document";

/** One of the two that are compared: a version's number, or the draft as it is now. */
export type Side = number | "draft";

/** As it stands in an address; null when it is neither. */
export function readSide(text: string | null): Side | null {
  if (text === "draft") return "draft";
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

export const compareHref = (flowId: string, from: Side, to: Side) => `/flows/${flowId}/compare?from=${from}&to=${to}`;

/** The queries of comparisons, so that news of a flow makes its draft be read again. */
export const draftKey = (flowId: string) => ["compare", flowId, "draft"] as const;

/** A side's document. A version never changes; the draft is kept apart from the designer's, which must not see an old one. */
export function useSide(flowId: string, side: Side | null) {
  const client = useApiClient();
  return useQuery({
    queryKey: side === "draft" ? draftKey(flowId) : ["compare", flowId, side],
    queryFn: async (): Promise<FlowDocument> => {
      if (side === "draft") return (await client.flows.get.query({ flowId })).document;
      return (await client.flows.version.query({ flowId, number: side as number })).document;
    },
    enabled: side !== null,
    staleTime: side === "draft" ? 0 : Number.POSITIVE_INFINITY,
  });
}
