import type { FlowDocument } from "@/lib/flow/document";
import type { SizeOf } from "../box";
import { boxOf } from "../box";
import { frameMembers, frameOf } from "./frames";
import { commentKey, moveTo, placeOf } from "./move-nodes";

/** `start` is where a reader begins: right-to-left readers see the flow mirrored. */
export const alignments = ["start", "centre", "end", "top", "middle", "bottom"] as const;
export type Alignment = (typeof alignments)[number];

export const directions = ["horizontally", "vertically"] as const;
export type Direction = (typeof directions)[number];

/** Nodes, notes and frames, each frame with what lies in it, in a line with the outermost of them, or with the middle of all. */
export function align(
  document: FlowDocument,
  keys: readonly string[],
  alignment: Alignment,
  sizeOf: SizeOf,
): FlowDocument {
  const isAcross = alignment === "start" || alignment === "centre" || alignment === "end";
  const spans = keys.map((key) => spanOf(document, key, isAcross, sizeOf));
  const first = Math.min(...spans.map(({ from }) => from));
  const last = Math.max(...spans.map(({ from, length }) => from + length));
  const wanted = (length: number) => {
    if (alignment === "start" || alignment === "top") return first;
    return alignment === "end" || alignment === "bottom" ? last - length : (first + last - length) / 2;
  };
  return place(document, isAcross, new Map(spans.map(({ key, length }) => [key, wanted(length)])), sizeOf);
}

/** The same space between one and the next; the outermost two stay where they are. */
export function distribute(
  document: FlowDocument,
  keys: readonly string[],
  direction: Direction,
  sizeOf: SizeOf,
): FlowDocument {
  const isAcross = direction === "horizontally";
  const spans = keys.map((key) => spanOf(document, key, isAcross, sizeOf)).sort((a, b) => a.from - b.from);
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last || spans.length < 3) return document;
  const taken = spans.reduce((sum, { length }) => sum + length, 0);
  const space = (last.from + last.length - first.from - taken) / (spans.length - 1);
  let at = first.from;
  const places = new Map<string, number>();
  for (const { key, length } of spans) {
    places.set(key, at);
    at += length + space;
  }
  places.set(last.key, last.from);
  return place(document, isAcross, places, sizeOf);
}

function spanOf(document: FlowDocument, key: string, isAcross: boolean, sizeOf: SizeOf) {
  const { x, y, width, height } = boxOf(document, key, sizeOf);
  return isAcross ? { key, from: x, length: width } : { key, from: y, length: height };
}

function place(
  document: FlowDocument,
  isAcross: boolean,
  along: ReadonlyMap<string, number>,
  sizeOf: SizeOf,
): FlowDocument {
  const places = new Map<string, { x: number; y: number }>();
  for (const [key, value] of along) {
    const { x, y } = placeOf(document, key);
    places.set(key, isAcross ? { x: Math.round(value), y } : { x, y: Math.round(value) });
  }
  // The smaller first: what lies in a frame within a frame goes with the inner one.
  const frames = [...along.keys()].flatMap((key) => frameOf(document, key) ?? []);
  for (const frame of frames.sort((a, b) => a.width * a.height - b.width * b.height)) {
    const at = places.get(commentKey(frame.id)) ?? frame;
    for (const key of frameMembers(document, frame, sizeOf)) {
      const { x, y } = placeOf(document, key);
      if (!places.has(key)) places.set(key, { x: x + at.x - frame.x, y: y + at.y - frame.y });
    }
  }
  return moveTo(document, Object.fromEntries(places));
}
