"use client";

import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { Direction } from "radix-ui";
import { useMemo } from "react";
import { useDesigner } from "@/components/designer/designer-context";
import { useSelectionCommands } from "@/components/designer/use-selection-commands";
import { useSizeOf } from "@/components/designer/use-size-of";
import { Kbd } from "@/components/ui/kbd";
import { toast } from "@/components/ui/toast";
import { valuesOfEither } from "@/components/ui/use-coded-texts";
import { type Box, boxAround } from "@/lib/editor/box";
import {
  type Clip,
  clipToText,
  copyNodes,
  isStillCopied,
  type PasteProblem,
  pasteClip,
  refusesClip,
  textToClip,
} from "@/lib/editor/commands/clipboard";
import { withMembers } from "@/lib/editor/commands/frames";

/** Copy, paste and duplicate, for keys, menus and buttons alike. Places are the document's. */
export function useClipboardCommands() {
  const t = useTranslations("designer.paste");
  const { editor } = useDesigner();
  const sizeOf = useSizeOf();
  const isRtl = Direction.useDirection() === "rtl";
  const { screenToFlowPosition } = useReactFlow();
  const store = useStoreApi();
  const commands = useSelectionCommands();

  return useMemo(() => {
    const state = () => editor.store.getState();

    /** A frame is copied with what lies in it. */
    function chosen(): { clip: Clip; keys: readonly string[] } | null {
      const { document, selection } = state();
      const keys = withMembers(document, selection.keys, sizeOf);
      const clip = copyNodes(document, keys);
      return Object.keys(clip.nodes).length + clip.comments.length === 0 ? null : { clip, keys };
    }

    /** The browser may ask for leave, may refuse it, and over plain http has no clipboard at all. */
    async function write(clip: Clip, keys: string): Promise<boolean> {
      try {
        if (!navigator.clipboard) throw new Error("No clipboard");
        await navigator.clipboard.writeText(clipToText(clip));
        return true;
      } catch {
        toast.warning(t("copyTitle"), {
          id: "copy",
          description: t.rich("copyRefused", { keys: () => <Kbd keys={keys} /> }),
        });
        return false;
      }
    }

    function put(label: "paste" | "duplicate", clip: Clip, at: { x: number; y: number } | null) {
      let keys: string[] = [];
      editor.edit(label, (flow) => {
        const pasted = pasteClip(flow, clip, at);
        keys = pasted.keys;
        return pasted.document;
      });
      editor.select(keys);
    }

    function refuse({ reason, values }: PasteProblem) {
      const key = reason === "damaged" && values.place ? "damagedAt" : reason;
      toast.warning(t("title"), { id: "paste", description: t(key, valuesOfEither(values)) });
    }

    /** Says what is wrong with a text that cannot be pasted, and then changes nothing. */
    function paste(text: string, at: { x: number; y: number } | null = null): void {
      if (editor.readOnly) return;
      const read = textToClip(text);
      const problem = read.ok ? refusesClip(state().document, read.value) : read.error;
      if (problem) refuse(problem);
      else if (read.ok) put("paste", read.value, at ?? placeFor(read.value));
    }

    /** Beside where it was copied from when that is in sight, else in the middle of what is. */
    function placeFor(clip: Clip): { x: number; y: number } | null {
      const view = inSight();
      const points = [...Object.values(clip.layout), ...clip.comments].map(({ x, y }) => ({
        x,
        y,
        width: 0,
        height: 0,
      }));
      const box = boxAround(points);
      if (!view || !box) return null;
      const isInSight =
        box.x >= view.x && box.y >= view.y && box.x < view.x + view.width - 200 && box.y < view.y + view.height - 100;
      const place = isInSight
        ? { x: box.x + 32, y: box.y + 32 }
        : { x: view.x + (view.width - box.width) / 2 - 120, y: view.y + (view.height - box.height) / 2 - 60 };
      const taken = (at: { x: number; y: number }) =>
        Object.values(state().document.layout).some((each) => each.x === at.x && each.y === at.y);
      const snapped = { x: Math.round(place.x / 8) * 8, y: Math.round(place.y / 8) * 8 };
      while (taken(snapped)) {
        snapped.x += 32;
        snapped.y += 32;
      }
      return snapped;
    }

    /** The part of the document that the canvas shows. */
    function inSight(): Box | null {
      const frame = store.getState().domNode?.getBoundingClientRect();
      if (!frame) return null;
      const start = screenToFlowPosition({ x: frame.left, y: frame.top }, { snapToGrid: false });
      const end = screenToFlowPosition({ x: frame.right, y: frame.bottom }, { snapToGrid: false });
      const x = isRtl ? -end.x : start.x;
      return { x, y: start.y, width: end.x - start.x, height: end.y - start.y };
    }

    return {
      copied: (): string | null => {
        const copy = chosen();
        return copy && clipToText(copy.clip);
      },
      /** What is copied and then gone. */
      cut: (): string | null => {
        const copy = chosen();
        if (copy) commands.cut(copy.keys);
        return copy && clipToText(copy.clip);
      },
      paste,
      duplicate: () => {
        const copy = chosen();
        if (!copy || editor.readOnly) return;
        const problem = refusesClip(state().document, copy.clip);
        if (problem) refuse(problem);
        else put("duplicate", copy.clip, null);
      },
      /** For menus and the command palette. */
      copyToClipboard: async () => {
        const copy = chosen();
        if (copy) await write(copy.clip, "mod+c");
      },
      cutToClipboard: async () => {
        const copy = chosen();
        if (!copy || !(await write(copy.clip, "mod+x"))) return;
        // The browser may have asked for leave meanwhile, and a colleague have gone on working.
        if (isStillCopied(state().document, copy.keys, copy.clip)) commands.cut(copy.keys);
        else toast.warning(t("cutChanged"), { id: "copy", description: t("cutChangedHint") });
      },
      pasteFromClipboard: async (at: { x: number; y: number } | null) => {
        const text = await navigator.clipboard?.readText().catch(() => null);
        if (text === null || text === undefined)
          toast.warning(t("title"), { description: t.rich("refused", { keys: () => <Kbd keys="mod+v" /> }) });
        else paste(text, at);
      },
    };
  }, [editor, t, sizeOf, isRtl, screenToFlowPosition, store, commands]);
}
