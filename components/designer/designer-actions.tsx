"use client";

import { useReactFlow } from "@xyflow/react";
import { Activity, CircleAlert, History, ListTree, Play, Save, Send, Signpost } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId } from "react";
import { flushSync } from "react-dom";
import { editorOf } from "@/components/designer/canvas/card-content";
import { focusDrawn, focusIfDrawn } from "@/components/designer/canvas/focus-drawn";
import { useHandActions } from "@/components/designer/canvas/use-hand-actions";
import { useZoomActions } from "@/components/designer/canvas/use-zoom-actions";
import { useDesigner } from "@/components/designer/designer-context";
import { useTrafficSwitch } from "@/components/designer/traffic/use-traffic-switch";
import { useClipboardCommands } from "@/components/designer/use-clipboard-commands";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { useSelectionCommands } from "@/components/designer/use-selection-commands";
import type { PanelName } from "@/components/designer/view-state";
import { useActionRegistry, useActions } from "@/components/shell/actions";
import { chordOf } from "@/components/shell/chord";
import { areCharacterKeysOn, needsCharacter } from "@/components/ui/character-keys";

/** Pixels of the canvas, the grid's and eight times that. */
const step = 8;
const bigStep = 64;

/** The designer's keys, in the command palette and under `?`. */
export function DesignerActions() {
  const t = useTranslations("designer");
  const { editor, autosave, view, may } = useDesigner();
  const { zoomIn, zoomOut } = useReactFlow();
  const commands = useSelectionCommands();
  const traffic = useTrafficSwitch();
  const trafficWords = useTranslations("traffic");
  const clipboard = useClipboardCommands();
  const hands = useHandActions();
  const zoom = useZoomActions();
  useClipboardKeys();
  useGoToActions();

  const openPanel = (panel: PanelName) => {
    // At once: the next key of a quick typist is for the panel.
    flushSync(() => view.setState({ panel }));
    focusPanel();
    // And once more for the command palette, which keeps the focus while it is open.
    requestAnimationFrame(focusPanel);
  };
  const move = (keys: string, x: number, y: number) => ({
    keys,
    run: () => commands.nudge({ x, y }),
  });
  // Right-to-left readers see the flow mirrored, so the arrow that points away from the entry is the other one.
  const ahead = typeof document !== "undefined" && document.dir === "rtl" ? -1 : 1;
  const editing = editor.readOnly
    ? []
    : [
        { id: "undo", label: t("bar.undo"), keys: "mod+z", run: editor.undo },
        { id: "redo", label: t("bar.redo"), keys: "mod+shift+z", run: editor.redo },
        { id: "delete", label: t("keys.delete"), keys: "delete", run: commands.remove },
        { id: "duplicate", label: t("menu.duplicate"), keys: "mod+d", run: clipboard.duplicate },
        hands.deleteOpen,
        { id: "cut", label: t("menu.cut"), keys: "mod+x", ownKeys: true, run: () => void clipboard.cutToClipboard() },
        {
          id: "paste",
          label: t("menu.paste"),
          keys: "mod+v",
          ownKeys: true,
          run: () => void clipboard.pasteFromClipboard(null),
        },
        hands.insert,
        hands.arrange,
        ...hands.align,
        ...hands.distribute,
        hands.frame,
        hands.note,
        hands.group,
        { id: "move", label: t("keys.move"), keys: "up down left right" },
        {
          id: "save",
          label: t("keys.save"),
          icon: Save,
          keys: "mod+s",
          inFields: true,
          run: () => void autosave.flush(),
        },
      ];
  useActions(t("keys.title"), [
    ...(may.publish
      ? [
          {
            id: "publish",
            label: t("bar.publish"),
            icon: Send,
            run: () => view.setState({ dialog: "publish" as const }),
          },
        ]
      : []),
    { id: "simulate", label: t("bar.simulate"), icon: Play, run: () => view.setState({ isSimulating: true }) },
    ...(traffic
      ? [{ id: "traffic", label: trafficWords(traffic.isOn ? "hide" : "title"), icon: Activity, run: traffic.toggle }]
      : []),
    {
      id: "versions",
      label: t("bar.versions"),
      icon: History,
      run: () => view.setState({ dialog: "versions" as const }),
    },
    { id: "tour", label: t("canvas.takeTour"), icon: Signpost, run: () => view.setState({ isTouring: true }) },
    ...editing,
    // The canvas handles it.
    { id: "edit", label: t("keys.edit"), keys: "enter" },
    { id: "copy", label: t("menu.copy"), keys: "mod+c", ownKeys: true, run: () => void clipboard.copyToClipboard() },
    { id: "select-all", label: t("menu.selectAll"), keys: "mod+a", run: commands.selectAll },
    hands.search,
    // The box of the search handles them.
    { id: "next-match", label: t("keys.next"), keys: "f3" },
    { id: "previous-match", label: t("keys.previous"), keys: "shift+f3" },
    hands.fold,
    hands.unfoldAll,
    zoom.fit,
    zoom.selection,
    zoom.actualSize,
    { id: "zoom-in", label: t("canvas.zoomIn"), keys: "=", run: () => void zoomIn({ duration: 120 }) },
    { id: "zoom-out", label: t("canvas.zoomOut"), keys: "-", run: () => void zoomOut({ duration: 120 }) },
    { id: "search", label: t("keys.search"), keys: "/", run: focusPaletteSearch },
    { id: "outline", label: t("panels.outline"), icon: ListTree, keys: "o", run: () => openPanel("outline") },
    { id: "problems", label: t("panels.problems"), icon: CircleAlert, keys: "p", run: () => openPanel("problems") },
  ]);
  useQuietKeys(
    editor.readOnly
      ? []
      : [
          { keys: "backspace", run: commands.remove },
          { keys: "mod+y", run: editor.redo },
          { keys: "+", run: () => void zoomIn({ duration: 120 }) },
          move("up", 0, -step),
          move("down", 0, step),
          move("left", -step * ahead, 0),
          move("right", step * ahead, 0),
          move("shift+up", 0, -bigStep),
          move("shift+down", 0, bigStep),
          move("shift+left", -bigStep * ahead, 0),
          move("shift+right", bigStep * ahead, 0),
        ],
  );
  useClearByEscape();
  return null;
}

/** Keys that need no line of their own in the list, and that go on while they are held down. */
function useQuietKeys(keys: readonly { keys: string; run: () => void }[]) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest(ownKeys)) return;
      if (document.querySelector(openDialog)) return;
      const chord = chordOf(event);
      const key = keys.find((each) => each.keys === chord);
      if (!key || (needsCharacter(chord) && !areCharacterKeysOn())) return;
      event.preventDefault();
      key.run();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  });
}

/** Where keys belong to what has the focus. */
const ownKeys =
  "input, textarea, select, [contenteditable=true], [role=menu], [role=listbox], [role=tablist], [role=combobox], [role=separator], [role=radiogroup], [role=toolbar]";
const openDialog = "[role=dialog][data-state=open], [role=alertdialog][data-state=open]";

/** Ctrl-C, X and V by the browser's own events, which need no leave, and leave text fields alone. */
function useClipboardKeys() {
  const clipboard = useClipboardCommands();
  useEffect(() => {
    const isText = (event: ClipboardEvent) =>
      (event.target instanceof Element && event.target.closest("input, textarea, [contenteditable=true]") !== null) ||
      document.querySelector(openDialog) !== null;
    const onCopy = (event: ClipboardEvent) => {
      if (isText(event) || !window.getSelection()?.isCollapsed) return;
      const text = event.type === "cut" ? clipboard.cut() : clipboard.copied();
      if (text === null) return;
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isText(event)) return;
      event.preventDefault();
      clipboard.paste(event.clipboardData?.getData("text/plain") ?? "");
    };
    document.addEventListener("copy", onCopy);
    document.addEventListener("cut", onCopy);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("cut", onCopy);
      document.removeEventListener("paste", onPaste);
    };
  }, [clipboard]);
}

/** Every step of the flow can be gone to from Ctrl-K by its name. */
function useGoToActions() {
  const t = useTranslations("designer.keys");
  const { editor, jump } = useDesigner();
  const texts = useNodeTexts();
  const registry = useActionRegistry();
  const id = useId();
  const title = t("goTo");
  useEffect(() => {
    registry.set({
      id,
      title,
      actions: [],
      more: () =>
        Object.entries(editor.store.getState().document.nodes).map(([nodeId, node]) => ({
          id: `node-${nodeId}`,
          label: texts.title(node),
          icon: editorOf(node.type)?.icon,
          keywords: [nodeId, texts.name(node.type)],
          run: () => {
            jump(nodeId);
            focusDrawn(nodeId);
          },
        })),
    });
    return () => registry.delete(id);
  }, [registry, id, title, texts, editor, jump]);
}

function useClearByEscape() {
  const { editor } = useDesigner();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (document.querySelector(`${openDialog}, [role=menu], [role=listbox]`)) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      // From a field back to the canvas first; once there, out of the selection.
      if (!target?.closest("input, textarea, [role=combobox]")) return editor.select([]);
      target.blur();
      const { keys } = editor.store.getState().selection;
      if (keys[0] !== undefined && keys.length === 1) focusIfDrawn(keys[0]);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [editor]);
}

/** The first line of the panel at the foot of the canvas, where there is one. */
function focusPanel() {
  const panel = document.querySelector("[data-panel]");
  if (!panel || panel.contains(document.activeElement)) return;
  const line = panel.querySelector<HTMLElement>("[role=treeitem][tabindex='0']") ?? panel.querySelector("button");
  line?.focus();
}

function focusPaletteSearch() {
  document.querySelector<HTMLInputElement>("[data-palette] input[type=search]")?.focus();
}
