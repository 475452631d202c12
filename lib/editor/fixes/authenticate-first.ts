import type { FlowDocument } from "@/lib/flow/document";
import { addNode } from "../commands/add-node";
import { connect } from "../commands/connect";
import { wiresOf } from "../node-exits";
import { canConnect } from "../rules";
import type { Fix } from "./fix";
import type { FixContext } from "./fix-for";
import { placeBeside } from "./place-beside";

/** A step that has callers prove who they are comes before the node: all that led there leads to it now. */
export function authenticateFirst(nodeId: string, { document, catalogue, freshLabel }: FixContext): Fix | null {
  const proving = Object.values(catalogue).flatMap((type) => {
    const exit = type.authenticates?.(type.newConfig(document.languages))[0];
    return exit === undefined ? [] : [{ type: type.type, exit }];
  })[0];
  if (!proving) return null;
  const { type, exit } = proving;
  return { name: "authenticateFirst", values: {}, apply };

  function apply(flow: FlowDocument): FlowDocument {
    const at = placeBeside(flow, nodeId, "before");
    const added = addNode(flow, catalogue, { type, label: freshLabel(type), at });
    const { id } = added;
    if (id === null || !canConnect(added.document, catalogue, id, exit, nodeId).allowed) return flow;
    let next = connect(added.document, id, exit, nodeId);
    for (const wire of wiresOf(flow)) {
      if (wire.to === nodeId) next = connect(next, wire.from, wire.exit, id);
    }
    const instead = (role: string | null) => (role === nodeId ? id : role);
    return { ...next, entry: instead(next.entry), fallback: instead(next.fallback) };
  }
}
