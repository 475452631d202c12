"use client";

import { useEffect, useRef } from "react";
import { useEditor } from "@/components/designer/designer-context";
import { FlowSettings } from "@/components/designer/inspector/flow-settings";
import { FrameInspector } from "@/components/designer/inspector/frame-inspector";
import { ManyInspector } from "@/components/designer/inspector/many-inspector";
import { NodeInspector } from "@/components/designer/inspector/node-inspector";
import { CalmForm } from "@/components/ui/calm-form";
import { watchFocus } from "@/components/ui/moved-on";
import { frameOf } from "@/lib/editor/commands/frames";

/** The form of the selected node or frame, what can be done with several, else the flow's own settings. */
export function Inspector() {
  const keys = useEditor((state) => state.selection.keys);
  const only = keys.length === 1 ? keys[0] : undefined;
  const node = useEditor((state) => (only === undefined ? undefined : state.document.nodes[only]));
  const frameKey = useEditor((state) => (only !== undefined && frameOf(state.document, only) ? only : undefined));
  const frame = useFocusRequests();
  return (
    <CalmForm ref={frame} data-inspector content={node} className="min-h-0 flex-1 overflow-y-auto">
      {node && only !== undefined ? (
        <NodeInspector key={only} nodeId={only} node={node} />
      ) : frameKey !== undefined ? (
        <FrameInspector key={frameKey} frameKey={frameKey} />
      ) : keys.length > 0 ? (
        <ManyInspector />
      ) : (
        <FlowSettings />
      )}
    </CalmForm>
  );
}

/** A jump to a field shows it, opens what it is folded into, and puts the cursor there. */
function useFocusRequests() {
  const frame = useRef<HTMLDivElement>(null);
  const focus = useEditor((state) => state.focus);
  useEffect(() => {
    if (!focus || focus.path === "") return;
    const { path } = focus;
    // Within the press that asked for it: the next key of a quick typist is for the field.
    const drawn = placeOf(frame.current, path);
    if (drawn?.dataset.path === path && showField(drawn, path)) return;
    const somebody = watchFocus();
    // Twice: what the path is folded into opens first and is drawn in between.
    let request = requestAnimationFrame(() => {
      request = requestAnimationFrame(() => {
        const place = placeOf(frame.current, path);
        if (place && !somebody.hasMovedOn()) showField(place, path);
        somebody.end();
      });
    });
    return () => {
      cancelAnimationFrame(request);
      somebody.end();
    };
  }, [focus]);
  return frame;
}

/** What is drawn of a path, as near to the field as it goes. */
function placeOf(frame: HTMLElement | null, path: string): HTMLElement | undefined {
  const fits = [...(frame?.querySelectorAll<HTMLElement>("[data-path]") ?? [])].filter((element) => {
    const own = element.dataset.path ?? "";
    return path === own || path.startsWith(`${own}.`);
  });
  return fits.sort((a, b) => (b.dataset.path?.length ?? 0) - (a.dataset.path?.length ?? 0))[0];
}

/** @returns whether the cursor is there now */
function showField(place: HTMLElement, path: string): boolean {
  for (let fold = place.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
    fold.open = true;
  place.scrollIntoView({ block: "center" });
  const control = place.querySelector<HTMLElement>("input, textarea, [role=combobox], button");
  control?.focus({ preventScroll: true });
  if (control instanceof HTMLInputElement && (path === "label" || path === "frame")) control.select();
  return control !== null && control === document.activeElement;
}
