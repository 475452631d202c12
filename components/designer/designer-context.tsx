"use client";

import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { DesignerPorts, DesignerResources, DesignerRights } from "@/components/designer/ports";
import type { PresenceStore } from "@/components/designer/together/presence";
import type { ViewState, ViewStore } from "@/components/designer/view-state";
import type { Autosave } from "@/lib/editor/autosave";
import type { Editor, EditorState } from "@/lib/editor/create-editor";

export interface DesignerValue {
  flowId: string;
  editor: Editor;
  autosave: Autosave;
  view: ViewStore;
  /** Who else has the flow open. */
  presence: PresenceStore;
  tabId: string;
  /** Whose edits these are. */
  personId: string;
  ports: DesignerPorts;
  may: DesignerRights;
  /** It could be edited when the page was opened and cannot any more. */
  isFrozen: boolean;
  /** Brings a node into view, selects it, and puts the cursor on the field. */
  jump(nodeId: string | null, path?: string): void;
}

/** Stable for the life of the page, so that reading it never draws anything again. */
export const DesignerContext = createContext<DesignerValue | null>(null);

export function useDesigner(): DesignerValue {
  const value = useContext(DesignerContext);
  if (!value) throw new Error("useDesigner needs DesignerContext around it");
  return value;
}

/** A part of the editor's state; draws again only when that part is another one. */
export function useEditor<T>(select: (state: EditorState) => T): T {
  return useStore(useDesigner().editor.store, select);
}

export function useView<T>(select: (state: ViewState) => T): T {
  return useStore(useDesigner().view, select);
}

/** Of an installation that has nothing yet, or has not told. */
export const noResources: DesignerResources = {
  queues: [],
  destinations: [],
  agents: [],
  departments: [],
  skills: [],
  audio: [],
  hours: [],
  calendars: [],
  secrets: [],
  flows: [],
};
export const ResourcesContext = createContext(noResources);
export const useResources = (): DesignerResources => useContext(ResourcesContext);
