"use client";

import { Handle, Position } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { editorOf } from "@/components/designer/canvas/card-content";
import { exitNameId } from "@/components/designer/canvas/flow-elements";
import { useDesigner, useEditor, useView } from "@/components/designer/designer-context";
import { ExitTraffic } from "@/components/designer/traffic/exit-traffic";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { cn } from "@/components/ui/cn";
import type { ExitSpec } from "@/lib/flow/catalogue";
import type { FlowNode } from "@/lib/flow/document";

/**
 * One way out of a node, with the handle that its wire is drawn from. An open one says so. Of the node it takes what it
 * shows: typing the node's name draws no exit again.
 */
export const ExitRow = memo(function ExitRow({
  nodeId,
  type,
  config,
  to,
  exit,
  isRtl,
}: {
  nodeId: string;
  type: string;
  config: FlowNode["config"];
  /** The node it is wired to, if it is. */
  to: string | null;
  exit: ExitSpec & { known: boolean };
  isRtl: boolean;
}) {
  const t = useTranslations("designer.canvas");
  const texts = useNodeTexts();
  const { editor } = useDesigner();
  const isTaken = useView(
    ({ highlight }) => highlight?.takenExits.some(([from, id]) => from === nodeId && id === exit.id) ?? false,
  );
  const isWired = Boolean(to);
  const look = editorOf(type);
  const key = look?.exitKey?.(config, exit.id) ?? null;
  const jumpsTo = useEditor(({ document }) => (look?.isJump ? document.nodes[to ?? ""] : undefined));
  const name = jumpsTo ? texts.title(jumpsTo) : texts.exit(type, exit);
  return (
    <li className="exit-row relative flex h-6 items-center gap-1.5 ps-3.5 pe-4 text-xs">
      <ExitTraffic nodeId={nodeId} exit={exit.id} name={name} isChoice={key !== null} />
      <span
        className={cn(
          "card-near flex min-w-0 flex-1 items-center justify-end gap-1.5",
          isTaken ? "font-medium text-link" : isWired ? "text-foreground/85" : "text-muted-foreground",
          !exit.known && "text-broken line-through",
        )}
      >
        {key && (
          <span
            dir="ltr"
            className="grid size-4 shrink-0 place-items-center rounded-xs border border-input font-medium text-2xs text-foreground"
          >
            {key}
          </span>
        )}
        <span id={exitNameId(nodeId, exit.id)} className="truncate">
          {name}
        </span>
        {!isWired && <span className="sr-only">{t("open")}</span>}
      </span>
      <Handle
        type="source"
        id={exit.id}
        position={isRtl ? Position.Left : Position.Right}
        // A thing to drag from; keyboards wire exits in the inspector.
        role="img"
        aria-label={t("exitHandle", { exit: name })}
        data-wired={isWired}
        data-required={exit.required}
        className="exit-handle"
        isConnectable={!editor.readOnly}
      />
    </li>
  );
});
