import { z } from "zod";
import { type FlowComment, type FlowDocument, type FlowNode, flowDocumentSchema } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
import { parseDraft } from "@/lib/flow/parse-draft";
import { sameJson } from "@/lib/flow/same-json";
import { unkeptPlace } from "@/lib/util/json";
import { err, ok, type Result } from "@/lib/util/result";
import { freshId } from "../fresh-id";
import { commentIdOf, commentKey } from "./move-nodes";
import { refusesMore } from "./refuses-more";

const CLIP_FORMAT = "callwright/clip@1";

const shape = flowDocumentSchema.shape;

/** Nodes and comments as text, so that they can go to another flow, another window, or a chat message. */
const clipSchema = z.strictObject({
  format: z.literal(CLIP_FORMAT),
  nodes: shape.nodes,
  layout: shape.layout,
  comments: shape.comments,
  /** Which of the nodes were the flow's beginnings. */
  roles: z
    .strictObject({ entry: shape.entry, afterCall: shape.afterCall, fallback: shape.fallback })
    .default({ entry: null, afterCall: null, fallback: null }),
});

export type Clip = z.infer<typeof clipSchema>;

const roles = ["entry", "afterCall", "fallback"] as const;

/** What is wrong with a text that was to be pasted; each is a text in the catalogue (`designer.paste.<reason>`). */
export interface PasteProblem {
  reason: "empty" | "notSteps" | "newer" | "damaged" | "tooLarge" | "tooMany";
  values: Record<string, string | number>;
}

/** The chosen nodes and comments, with the wires among them; wires to others are left out. */
export function copyNodes(document: FlowDocument, keys: readonly string[]): Clip {
  const within = new Set(keys.filter((key) => Object.hasOwn(document.nodes, key)));
  const comments = new Set(keys.map(commentIdOf));
  const role = (id: string | null) => (id !== null && within.has(id) ? id : null);
  return {
    format: CLIP_FORMAT,
    nodes: Object.fromEntries(
      [...within].map((id) => [id, rewired(document.nodes[id] as FlowNode, (to) => (within.has(to) ? to : null))]),
    ),
    layout: Object.fromEntries([...within].map((id) => [id, document.layout[id] ?? { x: 0, y: 0 }])),
    comments: document.comments.filter(({ id }) => comments.has(id)) as Clip["comments"],
    roles: { entry: role(document.entry), afterCall: role(document.afterCall), fallback: role(document.fallback) },
  };
}

/** Whether what was copied is still the same in the flow, which colleagues may have changed since. */
export const isStillCopied = (document: FlowDocument, keys: readonly string[], clip: Clip) =>
  sameJson(copyNodes(document, keys), clip);

export const clipToText = (clip: Clip) => JSON.stringify(clip, null, 2);

/** What was copied, or a whole flow as exported, from a text; else what is wrong with it. */
export function textToClip(text: string): Result<Clip, PasteProblem> {
  const problem = (reason: PasteProblem["reason"], values: PasteProblem["values"] = {}) => err({ reason, values });
  if (text.trim() === "") return problem("empty");
  if (text.length > limits.documentBytes) return problem("tooLarge", { limit: limits.documentBytes / 2 ** 20 });
  const parsed = jsonOf(text);
  const format = parsed !== null && typeof parsed === "object" && "format" in parsed ? String(parsed.format) : "";
  const version = /^callwright\/(clip|flow)@(\d{1,6})$/.exec(format);
  if (!version) return problem(text.includes("callwright/clip@") ? "damaged" : "notSteps", { place: "" });
  if (Number(version[2]) > 1) return problem("newer", { format });
  if (format !== CLIP_FORMAT) {
    const flow = parseDraft(parsed);
    if (flow.ok) return ok(wholeFlow(flow.value));
    const [first] = flow.error;
    return problem("damaged", { place: [first?.nodeId, first?.path].filter(Boolean).join(": ") });
  }
  const clip = clipSchema.safeParse(parsed);
  const damage = clip.success ? unkeptPlace(clip.data) : (clip.error.issues[0]?.path ?? []);
  return clip.success && damage === null ? ok(clip.data) : problem("damaged", { place: damage?.join(".") ?? "" });
}

/** Why a clip cannot be pasted here, or null. */
export function refusesClip(document: FlowDocument, clip: Clip): PasteProblem | null {
  const full = refusesMore(document, { steps: Object.keys(clip.nodes).length, notes: clip.comments.length });
  return full && { reason: "tooMany", values: { limit: full.limit } };
}

/**
 * The flow with a clip's nodes and comments under fresh ids. A beginning that the flow has not got comes with them.
 *
 * @param at where the clip's top start corner goes; null: beside where it was copied from
 * @returns the keys of what is new, in the clip's order
 */
export function pasteClip(
  document: FlowDocument,
  clip: Clip,
  at: { x: number; y: number } | null,
): { document: FlowDocument; keys: string[] } {
  const nodes = { ...document.nodes };
  const ids = new Map<string, string>();
  for (const [id, node] of Object.entries(clip.nodes)) {
    const fresh = freshId((candidate) => Object.hasOwn(nodes, candidate), id.replace(/-\d+$/, ""), node.type);
    ids.set(id, fresh);
    nodes[fresh] = node as FlowNode;
  }
  for (const [id, fresh] of ids) nodes[fresh] = rewired(clip.nodes[id] as FlowNode, (to) => ids.get(to) ?? null);

  const placed = [...Object.values(clip.layout), ...clip.comments];
  const corner = { x: Math.min(...placed.map((p) => p.x)), y: Math.min(...placed.map((p) => p.y)) };
  const by = at && placed.length > 0 ? { x: at.x - corner.x, y: at.y - corner.y } : { x: 32, y: 32 };
  const layout = { ...document.layout };
  for (const [id, fresh] of ids) {
    const place = clip.layout[id] ?? { x: 0, y: 0 };
    layout[fresh] = { x: Math.round(place.x + by.x), y: Math.round(place.y + by.y) };
  }
  const comments = [...document.comments];
  const commentKeys = (clip.comments as FlowComment[]).map((comment) => {
    const taken = (id: string) => comments.some((each) => each.id === id);
    const id = freshId(taken, comment.id.replace(/-\d+$/, ""), "note");
    comments.push({ ...comment, id, x: Math.round(comment.x + by.x), y: Math.round(comment.y + by.y) });
    return commentKey(id);
  });
  const next: FlowDocument = { ...document, nodes, layout, comments };
  for (const role of roles) next[role] ??= ids.get(clip.roles[role] ?? "") ?? null;
  return { document: next, keys: [...ids.values(), ...commentKeys] };
}

function wholeFlow(flow: FlowDocument): Clip {
  const keys = [...Object.keys(flow.nodes), ...flow.comments.map(({ id }) => commentKey(id))];
  return copyNodes(flow, keys);
}

function rewired(node: FlowNode, to: (id: string) => string | null): FlowNode {
  return {
    ...node,
    exits: Object.fromEntries(Object.entries(node.exits).map(([exit, id]) => [exit, id && to(id)])),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
}
