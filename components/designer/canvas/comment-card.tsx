"use client";

import type { NodeProps } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { Direction } from "radix-ui";
import { memo } from "react";
import { type CanvasNode, commentWidth } from "@/components/designer/canvas/flow-elements";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { cn } from "@/components/ui/cn";
import { setComment } from "@/lib/editor/commands/comments";
import { commentIdOf } from "@/lib/editor/commands/move-nodes";
import { limits } from "@/lib/flow/limits";

/** A note on the canvas, written in place. Callers never hear it. */
export const CommentCard = memo(function CommentCard({ id, selected }: NodeProps<CanvasNode>) {
  const t = useTranslations("designer.canvas");
  const direction = Direction.useDirection();
  const { editor } = useDesigner();
  const commentId = commentIdOf(id);
  const comment = useEditor((state) => state.document.comments.find((each) => each.id === commentId));
  if (!comment) return null;
  return (
    <div
      dir={direction}
      style={{ width: comment.width ?? commentWidth }}
      className={cn(
        "rounded-md border border-risk/40 bg-risk-soft p-2.5 pt-3.5 shadow-xs",
        selected && "ring-1 ring-primary",
      )}
    >
      <textarea
        aria-label={t("noteText")}
        placeholder={t("notePlaceholder")}
        dir="auto"
        rows={2}
        maxLength={limits.commentCharacters}
        readOnly={editor.readOnly}
        value={comment.text}
        onChange={({ target }) =>
          editor.edit("note", (document) => setComment(document, comment.id, { text: target.value }), {
            merge: `note ${comment.id}`,
          })
        }
        className="nodrag nowheel field-sizing-content block max-h-60 w-full resize-none bg-transparent text-xs leading-4.5 outline-none"
      />
    </div>
  );
});
