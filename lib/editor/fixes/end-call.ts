import { findNodeType } from "@/lib/flow/catalogue";
import { addNode } from "../commands/add-node";
import { connect } from "../commands/connect";
import { canConnect } from "../rules";
import type { Fix } from "./fix";
import type { FixContext } from "./fix-for";
import { placeBeside } from "./place-beside";

/**
 * An open exit leads to a step that ends the call: one that the flow has already, else a new one.
 *
 * @returns null also where the exit leads somewhere by now, which the last check did not know
 */
export function endCall(nodeId: string, exit: string, context: FixContext): Fix | null {
  const { document, catalogue, title } = context;
  const to = document.nodes[nodeId]?.exits[exit];
  if (to && Object.hasOwn(document.nodes, to)) return null;
  const ends = Object.keys(document.nodes).find(
    (id) => isEnd(context, id) && canConnect(document, catalogue, nodeId, exit, id).allowed,
  );
  if (ends !== undefined) {
    return { name: "leadTo", values: { node: title(ends) }, apply: (flow) => connect(flow, nodeId, exit, ends) };
  }
  const type = Object.values(catalogue).find((each) => each.endsCall(each.newConfig(document.languages)));
  if (!type) return null;
  const label = context.freshLabel(type.type);
  return {
    name: "endCall",
    values: { node: label },
    apply(flow) {
      const added = addNode(flow, catalogue, { type: type.type, label, at: placeBeside(flow, nodeId, "after") });
      const { id } = added;
      if (id === null || !canConnect(added.document, catalogue, nodeId, exit, id).allowed) return flow;
      return connect(added.document, nodeId, exit, id);
    },
  };
}

function isEnd({ document, catalogue }: FixContext, id: string): boolean {
  const node = document.nodes[id];
  const type = node ? findNodeType(catalogue, node.type) : null;
  const config = node && type?.configSchema.safeParse(node.config);
  return Boolean(type && config?.success && type.endsCall(config.data));
}
