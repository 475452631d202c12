"use client";

import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useMemo } from "react";
import { editorOf } from "@/components/designer/canvas/card-content";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { TargetPicker } from "@/components/designer/inspector/target-picker";
import { useExitTarget } from "@/components/designer/inspector/use-exit-target";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { FieldNote } from "@/components/ui/field-note";
import { IconButton } from "@/components/ui/icon-button";
import { nodeExits } from "@/lib/editor/node-exits";
import { type ExitSpec, findNodeType } from "@/lib/flow/catalogue";
import type { FlowNode } from "@/lib/flow/document";

/** Every exit with where it leads, so that a flow can be wired without a pointer. */
export const ExitsSection = memo(function ExitsSection({
  nodeId,
  type,
  config,
  exits: wired,
}: { nodeId: string } & Pick<FlowNode, "type" | "config" | "exits">) {
  const t = useTranslations("designer.inspector");
  const { editor } = useDesigner();
  const exits = useMemo(
    () => nodeExits(editor.catalogue, { type, config, exits: wired }),
    [editor.catalogue, type, config, wired],
  );
  const definition = findNodeType(editor.catalogue, type);
  const stage = definition?.stage ?? "inCall";
  const none = definition?.returns ? t("returns") : t("noExits");
  return (
    <section aria-labelledby="inspector-exits" className="grid gap-2.5 border-t px-4 py-4">
      <h3 id="inspector-exits" className="font-semibold text-sm">
        {exits.length === 0 ? none : t(stage === "afterCall" ? "exitsAfterCall" : "exits")}
      </h3>
      {exits.map((exit) => (
        <ExitField
          key={exit.id}
          nodeId={nodeId}
          type={type}
          exit={exit}
          shortcut={editorOf(type)?.exitKey?.(config, exit.id) ?? null}
          target={wired[exit.id] ?? null}
        />
      ))}
    </section>
  );
});

const ExitField = memo(function ExitField({
  nodeId,
  type,
  exit,
  shortcut: key,
  target,
}: {
  nodeId: string;
  type: string;
  exit: ExitSpec;
  /** The key a caller presses for it. */
  shortcut: string | null;
  target: string | null;
}) {
  const t = useTranslations("designer.inspector");
  const texts = useNodeTexts();
  const { editor, jump } = useDesigner();
  const error = useIssueText(nodeId, `exits.${exit.id}`);
  const name = texts.exit(type, exit);
  const targetNode = useEditor((state) => (target === null ? undefined : state.document.nodes[target]));
  return (
    <div data-path={`exits.${exit.id}`} className="grid gap-1">
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-center gap-2">
        <span className="flex min-w-0 items-center gap-1.5">
          {key && (
            <span
              dir="ltr"
              className="grid size-4 shrink-0 place-items-center rounded-xs border border-input font-medium text-2xs"
            >
              {key}
            </span>
          )}
          <span className="truncate" title={name}>
            {name}
          </span>
        </span>
        <TargetPicker
          {...useExitTarget(nodeId, type, exit)}
          value={target}
          needsOne={exit.required}
          readOnly={editor.readOnly}
        />
        <IconButton
          label={targetNode ? t("jumpTo", { name: texts.title(targetNode) }) : t("notConnected")}
          size="icon-sm"
          disabled={!targetNode}
          onClick={() => target !== null && jump(target)}
        >
          <ArrowRight aria-hidden className="size-3.5 rtl:-scale-x-100" />
        </IconButton>
      </div>
      <FieldNote>{error}</FieldNote>
    </div>
  );
});
