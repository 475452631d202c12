import type { FlowDocument } from "@/lib/flow/document";

/** Languages in which a flow, or one inside it, asks callers what they want in their own words. */
export function understoodLanguages(flow: FlowDocument): string[] {
  const asking = [flow, ...Object.values(flow.subflows ?? {})].filter(({ nodes }) =>
    Object.values(nodes).some(({ type }) => type === "intent"),
  );
  return [...new Set(asking.flatMap(({ languages }) => languages))];
}
