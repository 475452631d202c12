"use client";

import { useReactFlow, useStoreApi } from "@xyflow/react";
import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceAround,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceAround,
  Combine,
  FoldHorizontal,
  Frame as FrameIcon,
  type LucideIcon,
  Plus,
  StickyNote,
  UnfoldHorizontal,
  WandSparkles,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Direction as ReadingDirection } from "radix-ui";
import { commentWidth, mirrored, wireId } from "@/components/designer/canvas/flow-elements";
import { useArrange } from "@/components/designer/canvas/use-arrange";
import { useDesigner, useEditor, useView } from "@/components/designer/designer-context";
import { useSelectionCommands } from "@/components/designer/use-selection-commands";
import type { Action } from "@/components/shell/actions";
import { type Alignment, alignments, type Direction, directions } from "@/lib/editor/commands/align";
import { freshFrame } from "@/lib/editor/commands/frames";
import { commentIdOf } from "@/lib/editor/commands/move-nodes";
import { branchOf, foldableExits, foldKey } from "@/lib/editor/fold";

const looks: Record<Alignment | Direction, { icon: LucideIcon; keys: string }> = {
  start: { icon: AlignStartVertical, keys: "alt+a" },
  centre: { icon: AlignCenterVertical, keys: "alt+h" },
  end: { icon: AlignEndVertical, keys: "alt+d" },
  top: { icon: AlignStartHorizontal, keys: "alt+w" },
  middle: { icon: AlignCenterHorizontal, keys: "alt+v" },
  bottom: { icon: AlignEndHorizontal, keys: "alt+s" },
  horizontally: { icon: AlignHorizontalSpaceAround, keys: "alt+shift+h" },
  vertically: { icon: AlignVerticalSpaceAround, keys: "alt+shift+v" },
};

/** As large as a note is that says nothing yet. */
const freshNote = { width: commentWidth, height: 64 };

/** What hands do with cards and wires, each once, for keys, menus, buttons and Ctrl-K. */
export function useHandActions() {
  const t = useTranslations("designer");
  const { editor, view } = useDesigner();
  const commands = useSelectionCommands();
  const arrange = useArrange();
  const insert = useInsertOnWire();
  const middle = useMiddleOfCanvas();
  const keys = useEditor((state) => state.selection.keys);
  const wire = useEditor((state) => state.selection.wire);
  const isFolded = useView((state) => state.folded.size > 0);
  const steps = keys.filter((key) => commentIdOf(key) === null);
  const arrangement = (how: Alignment | Direction, least: number, run: () => void): Action => ({
    id: `align-${how}`,
    label: t(`arrangement.${how}`),
    ...looks[how],
    disabled: keys.length < least,
    run,
  });
  return {
    align: alignments.map((how) => arrangement(how, 2, () => commands.align(how))),
    distribute: directions.map((how) => arrangement(how, 3, () => commands.distribute(how))),
    arrange: {
      id: "arrange",
      label: steps.length > 1 ? t("menu.arrangeChosen") : t("canvas.arrange"),
      icon: WandSparkles,
      keys: "shift+a",
      run: arrange,
    },
    frame: {
      id: "frame",
      label: keys.length > 0 ? t("menu.frameChosen") : t("menu.frame"),
      icon: FrameIcon,
      keys: "r",
      run: () => commands.frame({ ...freshFrame, ...middle(freshFrame) }),
    },
    note: {
      id: "note",
      label: t("menu.addNote"),
      icon: StickyNote,
      keys: "n",
      run: () => commands.note(middle(freshNote)),
    },
    group: {
      id: "group",
      label: t("menu.group"),
      icon: Combine,
      keys: "mod+g",
      disabled: steps.length === 0,
      run: () => view.setState({ dialog: "group" }),
    },
    insert: { id: "insert", label: t("keys.insert"), icon: Plus, keys: "i", disabled: wire === null, run: insert },
    deleteOpen: {
      id: "delete-open",
      label: t("keys.deleteOpen"),
      keys: "shift+delete",
      disabled: steps.length === 0,
      run: commands.removeOpen,
    },
    fold: {
      id: "fold",
      label: wire ? t("menu.foldWire") : t("menu.fold"),
      icon: FoldHorizontal,
      keys: "f",
      disabled: wire === null && steps.length === 0,
      run: toggleFold,
    },
    unfoldAll: {
      id: "unfold-all",
      label: t("menu.unfoldAll"),
      icon: UnfoldHorizontal,
      keys: "shift+f",
      disabled: !isFolded,
      run: () => view.setState({ folded: new Set() }),
    },
    search: {
      id: "search-flow",
      label: t("menu.search"),
      keys: "mod+f",
      inFields: true,
      run: () => view.setState((state) => ({ search: state.search + 1 })),
    },
  } satisfies Record<string, Action | Action[]>;

  /** Folds the chosen wire's branch, or all that follow the chosen steps; what is folded already opens. */
  function toggleFold() {
    const { document } = editor.store.getState();
    const wanted = wire
      ? [foldKey(wire)].filter((key) => branchOf(document, key).length > 0)
      : steps.flatMap((id) => foldableExits(document, id));
    const { folded } = view.getState();
    const isOpening = wanted.length > 0 && wanted.every((key) => folded.has(key));
    const rest = [...folded].filter((key) => !wanted.includes(key));
    if (wanted.length > 0) view.setState({ folded: new Set(isOpening ? rest : [...rest, ...wanted]) });
  }
}

/** Opens the list of steps on the chosen wire. */
function useInsertOnWire(): () => void {
  const { editor, view } = useDesigner();
  const { screenToFlowPosition } = useReactFlow();
  return () => {
    const { wire } = editor.store.getState().selection;
    if (!wire || editor.readOnly) return;
    const drawn = document.querySelector(`.react-flow__edge[data-id="${CSS.escape(wireId(wire.from, wire.exit))}"]`);
    const box = drawn?.getBoundingClientRect();
    if (!box) return;
    const screen = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    // After a menu has given the focus back, or the list would close at once.
    setTimeout(() => view.setState({ quickAdd: { at: screenToFlowPosition(screen), screen, from: null, onto: wire } }));
  };
}

/** Where something of a size stands in the middle of what the canvas shows, in the document's places. */
function useMiddleOfCanvas() {
  const store = useStoreApi();
  const { screenToFlowPosition } = useReactFlow();
  const isRtl = ReadingDirection.useDirection() === "rtl";
  return ({ width, height }: { width: number; height: number }) => {
    const box = store.getState().domNode?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    const middle = screenToFlowPosition({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
    return { x: mirrored(middle.x - width / 2, width, isRtl), y: middle.y - height / 2 };
  };
}
