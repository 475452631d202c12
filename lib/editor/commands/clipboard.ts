import { z } from "zod";
import { type FlowDocument, type FlowNode, flowDocumentSchema } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
import { freshId } from "../fresh-id";

const CLIP_FORMAT = "callwright/clip@1";

/** Nodes as text, so that they can go to another flow, another window, or a chat message. */
const clipSchema = z.strictObject({
  format: z.literal(CLIP_FORMAT),
  nodes: flowDocumentSchema.shape.nodes,
  layout: flowDocumentSchema.shape.layout,
});

export type Clip = z.infer<typeof clipSchema>;

/** The chosen nodes with the wires among them; wires to others are left out. */
export function copyNodes(document: FlowDocument, ids: readonly string[]): Clip {
  const chosen = ids.filter((id) => Object.hasOwn(document.nodes, id));
  const within = new Set(chosen);
  const nodes: Record<string, FlowNode> = {};
  for (const id of chosen) {
    const node = document.nodes[id] as FlowNode;
    nodes[id] = {
      ...node,
      exits: Object.fromEntries(
        Object.entries(node.exits).map(([exit, to]) => [exit, to && within.has(to) ? to : null]),
      ),
    };
  }
  return {
    format: CLIP_FORMAT,
    nodes,
    layout: Object.fromEntries(chosen.map((id) => [id, document.layout[id] ?? { x: 0, y: 0 }])),
  };
}

export const clipToText = (clip: Clip) => JSON.stringify(clip, null, 2);

/** What was copied, or null when the text is something else. */
export function textToClip(text: string): Clip | null {
  if (text.length > limits.documentBytes || !text.includes(CLIP_FORMAT)) return null;
  try {
    const clip = clipSchema.safeParse(JSON.parse(text));
    return clip.success ? clip.data : null;
  } catch {
    return null;
  }
}

/**
 * The flow with a clip's nodes under fresh ids.
 *
 * @param at where the clip's top start corner goes; null: beside where it was copied from
 * @returns the new ids, in the clip's order
 */
export function pasteClip(
  document: FlowDocument,
  clip: Clip,
  at: { x: number; y: number } | null,
): { document: FlowDocument; ids: string[] } {
  const nodes = { ...document.nodes };
  const ids = new Map<string, string>();
  for (const [id, node] of Object.entries(clip.nodes)) {
    const fresh = freshId((candidate) => Object.hasOwn(nodes, candidate), id.replace(/-\d+$/, ""), node.type);
    ids.set(id, fresh);
    nodes[fresh] = node;
  }
  for (const [id, fresh] of ids) {
    const node = clip.nodes[id] as FlowNode;
    nodes[fresh] = {
      ...node,
      exits: Object.fromEntries(Object.entries(node.exits).map(([exit, to]) => [exit, (to && ids.get(to)) ?? null])),
    };
  }
  const places = Object.values(clip.layout);
  const corner = { x: Math.min(...places.map((p) => p.x)), y: Math.min(...places.map((p) => p.y)) };
  const shift = at && places.length > 0 ? { x: at.x - corner.x, y: at.y - corner.y } : { x: 32, y: 32 };
  const layout = { ...document.layout };
  for (const [id, fresh] of ids) {
    const place = clip.layout[id] ?? { x: 0, y: 0 };
    layout[fresh] = { x: place.x + shift.x, y: place.y + shift.y };
  }
  return { document: { ...document, nodes, layout }, ids: [...ids.values()] };
}
