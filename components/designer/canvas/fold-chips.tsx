"use client";

import { useInternalNode, ViewportPortal } from "@xyflow/react";
import { CircleAlert, CircleX, UnfoldHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { Direction } from "radix-ui";
import { useFolded } from "@/components/designer/canvas/use-folding";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { cn } from "@/components/ui/cn";
import type { EditorState } from "@/lib/editor/create-editor";
import type { FoldKey } from "@/lib/editor/fold";
import { nodeExits } from "@/lib/editor/node-exits";
import { countIssues } from "@/lib/flow/issue";

/** A folded branch is a chip on its exit, with what is wrong inside. */
export function FoldChips() {
  const { hidden, branches } = useFolded();
  if (branches.size === 0) return null;
  return (
    <ViewportPortal>
      {[...branches].map(([key, ids]) => {
        const [from = "", exit = ""] = key.split(">");
        return hidden.has(from) ? null : <FoldChip key={key} foldKey={key} from={from} exit={exit} ids={ids} />;
      })}
    </ViewportPortal>
  );
}

/** Between the card and the chip, in pixels of the canvas. */
const stub = 20;

function FoldChip({
  foldKey,
  from,
  exit,
  ids,
}: {
  foldKey: FoldKey;
  from: string;
  exit: string;
  ids: readonly string[];
}) {
  const t = useTranslations("designer.canvas");
  const { editor, view } = useDesigner();
  const texts = useNodeTexts();
  const isRtl = Direction.useDirection() === "rtl";
  const card = useInternalNode(from);
  const node = useEditor(({ document }) => document.nodes[from]);
  const problems = useEditor(({ issuesByNode }) => problemsOf(ids, issuesByNode));
  const handle = card?.internals.handleBounds?.source?.find(({ id }) => id === exit);
  if (!card || !handle || !node) return null;
  const { x, y } = card.internals.positionAbsolute;
  const at = { x: x + handle.x + (isRtl ? 0 : handle.width), y: y + handle.y + handle.height / 2 };
  const spec = nodeExits(editor.catalogue, node).find(({ id }) => id === exit);
  const [errors = 0, count = 0] = problems.split("/").map(Number);
  const Icon = errors > 0 ? CircleX : CircleAlert;
  return (
    // Its place counts from the left, as all of the canvas does; what is in it is read in the reader's direction.
    <div
      className="pointer-events-auto absolute top-0 start-0"
      style={{ transform: `translate(${at.x}px, ${at.y}px) translate(${isRtl ? "-100%" : "0"}, -50%)` }}
    >
      <div dir={isRtl ? "rtl" : "ltr"} className="flex items-center">
        <span aria-hidden className="h-px bg-muted-foreground" style={{ width: stub }} />
        <button
          type="button"
          aria-label={[
            t("unfold", { count: ids.length, exit: spec ? texts.exit(node.type, spec) : exit }),
            ...(count > 0 ? [t("foldedProblems", { count })] : []),
          ].join(", ")}
          onClick={() =>
            view.setState(({ folded }) => ({ folded: new Set([...folded].filter((each) => each !== foldKey)) }))
          }
          className="nopan flex h-6 items-center gap-1.5 whitespace-nowrap rounded-md border bg-card px-2 text-xs shadow-xs transition-colors duration-100 hover:border-input hover:bg-accent"
        >
          <UnfoldHorizontal aria-hidden className="size-3.5 text-muted-foreground" />
          {/* Further away it is a shape, as a card's text is. */}
          <span className="card-near">{t("folded", { count: ids.length })}</span>
          {count > 0 && (
            <span
              className={cn("card-near flex items-center gap-1 font-medium", errors > 0 ? "text-broken" : "text-risk")}
            >
              <Icon aria-hidden className="size-3.5" />
              {count}
            </span>
          )}
        </button>
      </div>
    </div>
  );
}

/** `errors/all`, as one value that stays the same while nothing changes. */
function problemsOf(ids: readonly string[], issuesByNode: EditorState["issuesByNode"]): string {
  const { errors, warnings } = countIssues(ids.flatMap((id) => issuesByNode.get(id) ?? []));
  return `${errors}/${errors + warnings}`;
}
