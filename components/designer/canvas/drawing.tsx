import { Background, BackgroundVariant, type EdgeTypes, type NodeTypes } from "@xyflow/react";
import { CommentCard } from "@/components/designer/canvas/comment-card";
import { FrameCard } from "@/components/designer/canvas/frame-card";
import { NodeCard } from "@/components/designer/canvas/node-card";
import { Wire } from "@/components/designer/canvas/wire";

// What every canvas draws a flow with. Made once: other objects would draw every card again.
export const nodeTypes: NodeTypes = { card: NodeCard, comment: CommentCard, frame: FrameCard };
export const edgeTypes: EdgeTypes = { wire: Wire };

/** With it held the wheel zooms. With Ctrl it does so in any case, since that is how browsers tell of a pinch. */
export const zoomKey = "Meta";

/** The paper, with a dot at every third grid point. */
export function Dots() {
  return <Background variant={BackgroundVariant.Dots} gap={24} size={1.25} />;
}
