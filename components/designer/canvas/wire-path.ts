import { type EdgeProps, getBezierPath, getSmoothStepPath, Position } from "@xyflow/react";

export type WireRun = Pick<
  EdgeProps,
  "sourceX" | "sourceY" | "sourcePosition" | "targetX" | "targetY" | "targetPosition"
>;

/** A curve forwards; backwards a line with round corners, which goes round the cards instead of through them. */
export function wirePath({ sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition }: WireRun) {
  const ends = { sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition };
  const forward = sourcePosition === Position.Left ? sourceX - targetX : targetX - sourceX;
  return forward > 24
    ? getBezierPath({ ...ends, curvature: 0.35 })
    : getSmoothStepPath({ ...ends, borderRadius: 14, offset: 28 });
}
