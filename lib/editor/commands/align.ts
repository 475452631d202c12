import type { FlowDocument } from "@/lib/flow/document";
import type { SizeOf } from "../box";
import { boxOf } from "../box";
import { moveTo } from "./move-nodes";

/** `start` is where a reader begins: right-to-left readers see the flow mirrored. */
export const alignments = ["start", "centre", "end", "top", "middle", "bottom"] as const;
export type Alignment = (typeof alignments)[number];

export const directions = ["horizontally", "vertically"] as const;
export type Direction = (typeof directions)[number];

/** Nodes and comments in a line with the outermost of them, or with the middle of all. */
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
  return place(document, isAcross, new Map(spans.map(({ key, length }) => [key, wanted(length)])));
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
  return place(document, isAcross, places);
}

function spanOf(document: FlowDocument, key: string, isAcross: boolean, sizeOf: SizeOf) {
  const { x, y, width, height } = boxOf(document, key, sizeOf);
  return isAcross ? { key, from: x, length: width } : { key, from: y, length: height };
}

function place(document: FlowDocument, isAcross: boolean, along: ReadonlyMap<string, number>): FlowDocument {
  const none = () => ({ width: 0, height: 0 });
  const places = [...along].map(([key, value]) => {
    const { x, y } = boxOf(document, key, none);
    return [key, isAcross ? { x: value, y } : { x, y: value }] as const;
  });
  return moveTo(document, Object.fromEntries(places));
}
