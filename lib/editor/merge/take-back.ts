import type { FlowDocument } from "@/lib/flow/document";
import { partsOf, withoutNode } from "./held-places";
import { mergeDrafts } from "./merge-drafts";

/**
 * `now` without what turned `before` into `after`. What was changed since, by whomever, stays as it is; nothing leads
 * to a node that was removed since.
 */
export function takenBack(before: FlowDocument, after: FlowDocument, now: FlowDocument): FlowDocument {
  const { document, conflicts } = mergeDrafts(after, before, now);
  const gone = conflicts.flatMap(({ subject, path }) => {
    const [kind, id] = partsOf(subject);
    return kind === "node" && path.length === 0 && !Object.hasOwn(document.nodes, id) ? [id] : [];
  });
  return gone.reduce(withoutNode, document);
}
