import type { FlowComment, FlowDocument } from "@/lib/flow/document";
import { type Box, boxAround, boxOf, type SizeOf } from "../box";
import { freshId } from "../fresh-id";
import { setComment } from "./comments";
import { commentIdOf, commentKey } from "./move-nodes";

export type Frame = FlowComment & { kind: "frame"; width: number; height: number };

/** Where a frame is drawn first, when nothing says how large; and no frame is smaller than the least. */
export const freshFrame = { width: 480, height: 320 };
export const leastFrame = { width: 160, height: 96 };
export const mostFrame = 20_000;

export const fitsFrame = (side: keyof typeof leastFrame, length: number) =>
  length >= leastFrame[side] && length <= mostFrame;

/** Space around what a frame holds; the name stands above it. */
const margin = { side: 32, top: 72 };

/** A named rectangle behind the nodes. What lies in it moves with it. */
export function addFrame(document: FlowDocument, name: string, box: Box): { document: FlowDocument; id: string } {
  const id = freshId((candidate) => document.comments.some((comment) => comment.id === candidate), "frame", "frame");
  const whole = { x: Math.round(box.x), y: Math.round(box.y) };
  const size = { width: Math.round(box.width), height: Math.round(box.height) };
  const frame: Frame = { id, kind: "frame", text: name, ...whole, ...size };
  return { document: { ...document, comments: [...document.comments, frame] }, id };
}

/** The frame that would hold these, or null for none. */
export function frameAround(document: FlowDocument, keys: readonly string[], sizeOf: SizeOf): Box | null {
  const box = boxAround(keys.map((key) => boxOf(document, key, sizeOf)));
  return (
    box && {
      x: box.x - margin.side,
      y: box.y - margin.top,
      width: box.width + 2 * margin.side,
      height: box.height + margin.top + margin.side,
    }
  );
}

/** The frame just as large as what lies in it needs; as it is when nothing does. */
export function fitFrame(document: FlowDocument, frame: Frame, sizeOf: SizeOf): FlowDocument {
  const box = frameAround(document, frameMembers(document, frame, sizeOf), sizeOf);
  if (!box) return document;
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(Math.round);
  return setComment(document, frame.id, { x, y, width, height });
}

/** Keys of what lies in a frame: nodes and notes by their middle, other frames as a whole. */
export function frameMembers(document: FlowDocument, frame: FlowComment, sizeOf: SizeOf): string[] {
  if (!isFrame(frame)) return [];
  const holds = (x: number, y: number) =>
    x >= frame.x && y >= frame.y && x <= frame.x + frame.width && y <= frame.y + frame.height;
  const isIn = (key: string) => {
    const { x, y, width, height } = boxOf(document, key, sizeOf);
    return holds(x + width / 2, y + height / 2);
  };
  const comments = document.comments.filter((other) => {
    if (other.id === frame.id) return false;
    if (!isFrame(other)) return isIn(commentKey(other.id));
    const isSame = other.width === frame.width && other.height === frame.height;
    return !isSame && holds(other.x, other.y) && holds(other.x + other.width, other.y + other.height);
  });
  return [...Object.keys(document.nodes).filter(isIn), ...comments.map(({ id }) => commentKey(id))];
}

/** Keys with everything that lies in those of them that are frames, each once. */
export function withMembers(document: FlowDocument, keys: readonly string[], sizeOf: SizeOf): string[] {
  const frames = document.comments.filter((comment) => isFrame(comment) && keys.includes(commentKey(comment.id)));
  return [...new Set([...keys, ...frames.flatMap((frame) => frameMembers(document, frame, sizeOf))])];
}

export function isFrame(comment: FlowComment): comment is Frame {
  return comment.kind === "frame" && comment.width !== undefined && comment.height !== undefined;
}

/** The frame of a key, or null when it is something else. */
export function frameOf(document: FlowDocument, key: string): Frame | null {
  const id = commentIdOf(key);
  const comment = id === null ? undefined : document.comments.find((each) => each.id === id);
  return comment && isFrame(comment) ? comment : null;
}
