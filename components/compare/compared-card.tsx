"use client";

import type { NodeProps } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { Direction } from "radix-ui";
import { memo, type ReactNode } from "react";
import { exitIcons, kindIcons, useComparison } from "@/components/compare/compare-context";
import { exitPlaces } from "@/components/designer/canvas/card-geometry";
import { CommentCard } from "@/components/designer/canvas/comment-card";
import type { CanvasNode } from "@/components/designer/canvas/flow-elements";
import { FrameCard } from "@/components/designer/canvas/frame-card";
import { NodeCard } from "@/components/designer/canvas/node-card";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { commentIdOf } from "@/lib/editor/commands/move-nodes";
import { nodeExits } from "@/lib/editor/node-exits";
import type { ChangeKind } from "@/lib/flow/diff";
import { nodeTypes } from "@/lib/nodes/registry";

/** A card with what became of it. */
export const ComparedCard = memo(function ComparedCard(props: NodeProps<CanvasNode>) {
  const { overlay } = useComparison();
  return (
    <Compared kind={overlay.diff.nodes[props.id]?.kind}>
      <NodeCard {...props} />
      <ExitMarks id={props.id} height={props.height} />
    </Compared>
  );
});

export const ComparedComment = memo(function ComparedComment(props: NodeProps<CanvasNode>) {
  const { overlay } = useComparison();
  return (
    <Compared kind={overlay.diff.comments[commentIdOf(props.id) ?? ""]}>
      <CommentCard {...props} />
    </Compared>
  );
});

export const ComparedFrame = memo(function ComparedFrame(props: NodeProps<CanvasNode>) {
  const { overlay } = useComparison();
  return (
    <Compared kind={overlay.diff.comments[commentIdOf(props.id) ?? ""]}>
      <FrameCard {...props} />
    </Compared>
  );
});

function Compared({ kind, children }: { kind: ChangeKind | undefined; children: ReactNode }) {
  const t = useTranslations("designer.compare.kinds");
  const direction = Direction.useDirection();
  const Icon = kind && kindIcons[kind];
  return (
    <div dir={direction} className="compared" data-change={kind ?? "same"}>
      {children}
      {Icon && (
        <span className="change-mark absolute end-2 bottom-full mb-1">
          <Icon aria-hidden />
          {t(kind)}
        </span>
      )}
    </div>
  );
}

/** Beside the exits that lead elsewhere than before. */
function ExitMarks({ id, height }: { id: string; height: number | undefined }) {
  const t = useTranslations("designer.compare.exits");
  const texts = useNodeTexts();
  const { overlay } = useComparison();
  const changed = overlay.exits[id];
  const node = overlay.document.nodes[id];
  if (!changed || !node || height === undefined) return null;
  const exits = nodeExits(nodeTypes, node);
  return exitPlaces(exits, height).map(({ id: exit, y }, index) => {
    const kind = changed[exit];
    const spec = exits[index];
    if (!kind || !spec) return null;
    const Icon = exitIcons[kind];
    const label = t(kind, { exit: texts.exit(node.type, spec) });
    return (
      <span key={exit} className="exit-mark absolute start-1.5" data-change={kind} style={{ top: y }} title={label}>
        <Icon aria-hidden />
        <span className="sr-only">{label}</span>
      </span>
    );
  });
}
