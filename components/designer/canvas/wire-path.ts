import { type EdgeProps, getBezierPath, getSmoothStepPath, type InternalNode, Position } from "@xyflow/react";
import { exitRow } from "@/components/designer/canvas/card-geometry";

export type WireRun = Pick<
  EdgeProps,
  "sourceX" | "sourceY" | "sourcePosition" | "targetX" | "targetY" | "targetPosition"
>;

/** A card as wires see it, in pixels of the canvas. */
export interface Body {
  top: number;
  height: number;
}

export function bodyOf(node: InternalNode | undefined): Body {
  return { top: node?.internals.positionAbsolute.y ?? 0, height: node?.measured.height ?? 0 };
}

export const isBelow = (y: number, { top, height }: Body): boolean => y > top + height;

/** How far below the cards a wire goes round them; how far apart those of neighbouring exits are, in parts of a row. */
const [margin, apart] = [14, 0.45];

/** How far apart wires of neighbouring exits are where they go back below the cards. */
export const lane = exitRow * apart;

/** Whether a wire has its card before it: then it goes straight there, wherever the cards end. */
export function goesForward({
  sourceX,
  sourcePosition,
  targetX,
}: Pick<WireRun, "sourceX" | "sourcePosition" | "targetX">): boolean {
  return (sourcePosition === Position.Left ? sourceX - targetX : targetX - sourceX) > 24;
}

/**
 * A curve forwards; backwards a line with round corners, which goes round the cards instead of through them: half-way
 * between its ends where that is clear of both, else below them.
 */
export function wirePath(
  { sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition }: WireRun,
  source: Body,
  target: Body,
) {
  const ends = { sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition };
  if (goesForward(ends)) return getBezierPath({ ...ends, curvature: 0.35 });
  const middle = (sourceY + targetY) / 2;
  const isBeside = (body: Body) => middle > body.top && !isBelow(middle, body);
  if (!isBeside(source) && !isBeside(target)) return getSmoothStepPath({ ...ends, ...turn });
  const bottom = source.top + source.height;
  const centerY = Math.max(bottom, target.top + target.height) + margin + (bottom - sourceY) * apart;
  return getSmoothStepPath({ ...ends, ...turn, centerY });
}

const turn = { borderRadius: 14, offset: 28 };
