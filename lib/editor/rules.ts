import { findNodeType, type NodeCatalogue, type NodeDefinition } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import { nodeExits } from "./node-exits";

/** Why something may not be done; each code is a text in the catalogue (`designer.rules.<code>`). */
export type Refusal = "noSuchNode" | "noSuchExit" | "afterCallOnly" | "inCallOnly" | "loopsForever" | "noWayOn";

export type Verdict = { allowed: true } | { allowed: false; reason: Refusal };

const allowed: Verdict = { allowed: true };
const refuse = (reason: Refusal): Verdict => ({ allowed: false, reason });

/** Whether an exit may lead to a node. Commands do not ask; whoever offers the command does. */
export function canConnect(
  document: FlowDocument,
  catalogue: NodeCatalogue,
  from: string,
  exit: string,
  to: string,
): Verdict {
  const source = own(document.nodes, from);
  const target = own(document.nodes, to);
  if (!source || !target) return refuse("noSuchNode");
  if (!nodeExits(catalogue, source).some((spec) => spec.id === exit)) return refuse("noSuchExit");
  const sourceType = findNodeType(catalogue, source.type);
  const targetType = findNodeType(catalogue, target.type);
  if (sourceType && targetType && !meet(sourceType.stage, targetType.stage)) {
    return refuse(targetType.stage === "afterCall" ? "afterCallOnly" : "inCallOnly");
  }
  if (from === to && sourceType) {
    const config = sourceType.configSchema.safeParse(source.config);
    if (config.success && !sourceType.needsInput(config.data)) return refuse("loopsForever");
  }
  return allowed;
}

/** Whether a node may be where the call begins, its after-call work begins, or where it goes when a node breaks. */
export function canBe(
  document: FlowDocument,
  catalogue: NodeCatalogue,
  role: "entry" | "afterCall" | "fallback",
  id: string,
): Verdict {
  const node = own(document.nodes, id);
  if (!node) return refuse("noSuchNode");
  const type = findNodeType(catalogue, node.type);
  if (!type) return allowed;
  if (role === "afterCall") return meet(type.stage, "afterCall") ? allowed : refuse("inCallOnly");
  return meet(type.stage, "inCall") ? allowed : refuse("afterCallOnly");
}

/** Whether there is a part of the call, with the caller or after it, in which both can run. */
export function meet(one: NodeDefinition["stage"], other: NodeDefinition["stage"]): boolean {
  return one === other || one === "any" || other === "any";
}

function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
