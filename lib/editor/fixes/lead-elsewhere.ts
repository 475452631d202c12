import type { FlowDocument } from "@/lib/flow/document";
import { flowGraph, reachableFrom } from "@/lib/flow/graph";
import { connect } from "../commands/connect";
import { wiresOf } from "../node-exits";
import type { Fix } from "./fix";
import type { FixContext } from "./fix-for";

type Role = "entry" | "fallback" | "afterCall";

/**
 * A step that stands in the wrong part of a flow, the call or what comes after it, is not led to from that part any
 * more. None where only other such steps lead to it: it is theirs to be cut off.
 *
 * @param part of the steps that belong there
 */
export function leadElsewhere(nodeId: string, part: "inCall" | "afterCall", context: FixContext): Fix | null {
  const { document, catalogue } = context;
  const roles: readonly Role[] = part === "inCall" ? ["entry", "fallback"] : ["afterCall"];
  const graph = flowGraph(document, catalogue);
  const own = reachableFrom(
    graph,
    roles.map((role) => document[role]),
  );
  const wires = wiresOf(document).filter(({ from, to }) => {
    const stage = graph.nodes.get(from)?.type?.stage;
    return to === nodeId && own.has(from) && (stage === part || stage === "any");
  });
  const isRole = roles.some((role) => document[role] === nodeId);
  if (wires.length === 0 && !isRole) return null;
  return { name: isRole ? "forgetRole" : "disconnect", values: {}, apply };

  function apply(flow: FlowDocument): FlowDocument {
    const still = wires.filter(({ from, exit }) => flow.nodes[from]?.exits[exit] === nodeId);
    const cut = still.reduce((each, { from, exit }) => connect(each, from, exit, null), flow);
    const held = roles.filter((role) => cut[role] === nodeId);
    return held.length === 0 ? cut : { ...cut, ...Object.fromEntries(held.map((role) => [role, null])) };
  }
}
