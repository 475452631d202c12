"use client";

import { ReactFlowProvider } from "@xyflow/react";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { Canvas } from "@/components/designer/canvas/canvas";
import { ConflictDialog } from "@/components/designer/conflict-dialog";
import { DesignerActions } from "@/components/designer/designer-actions";
import {
  DesignerContext,
  type DesignerValue,
  ResourcesContext,
  useDesigner,
  useView,
} from "@/components/designer/designer-context";
import { Inspector } from "@/components/designer/inspector/inspector";
import { Palette } from "@/components/designer/palette/palette";
import { BottomPanel } from "@/components/designer/panels/bottom-panel";
import { VersionsSheet } from "@/components/designer/panels/versions-sheet";
import type { DesignerPorts, DesignerResources, DesignerRights } from "@/components/designer/ports";
import { PublishDialog } from "@/components/designer/publish/publish-dialog";
import { TopBar } from "@/components/designer/topbar/top-bar";
import { createView, type Highlight, onCanvas, reveal } from "@/components/designer/view-state";
import { IconButton } from "@/components/ui/icon-button";
import { Sheet, SheetContent, SheetTitle } from "@/components/ui/sheet";
import { SidePanel } from "@/components/ui/side-panel";
import { createAutosave } from "@/lib/editor/autosave";
import { createEditor } from "@/lib/editor/create-editor";
import { createDraftMemory } from "@/lib/editor/draft-memory";
import { keepIssues } from "@/lib/editor/live-issues";
import type { FlowDocument } from "@/lib/flow/document";
import { subflowNames } from "@/lib/flow/nested-node";
import { checkFlow } from "@/lib/nodes/check-flow";
import { nodeTypes } from "@/lib/nodes/registry";

export interface DesignerProps {
  flowId: string;
  draft: { document: FlowDocument; revision: number };
  ports: DesignerPorts;
  resources: DesignerResources;
  may: DesignerRights;
  /** A call to draw on the canvas; the canvas follows it. */
  highlight?: Highlight | null;
  /** The phone, with a number that it should offer first; without it there is none. */
  simulator?: (to: string | null) => ReactNode;
  /** The revision that live updates last told of, by whomever. */
  newestRevision?: number | null;
}

/** The page on which a flow is drawn. */
export function Designer({
  flowId,
  draft,
  ports,
  resources,
  may,
  highlight = null,
  simulator,
  newestRevision = null,
}: DesignerProps) {
  const value = useDesignerValue({ flowId, draft, ports, may });
  useLiveIssues(value, resources);
  useEffect(() => value.view.setState({ highlight: highlight && onCanvas(highlight) }), [value, highlight]);
  useOthersEdits(value, newestRevision);
  return (
    <DesignerContext.Provider value={value}>
      <ResourcesContext.Provider value={resources}>
        <ReactFlowProvider>
          <Layout simulator={simulator} />
        </ReactFlowProvider>
      </ResourcesContext.Provider>
    </DesignerContext.Provider>
  );
}

/** Made once for the page; a flow opened anew is a new `Designer` (give it a `key`). */
function useDesignerValue({
  flowId,
  draft,
  ports,
  may,
}: Pick<DesignerProps, "flowId" | "draft" | "ports" | "may">): DesignerValue {
  const [value] = useState<DesignerValue>(() => {
    const now = () => Date.now();
    const editor = createEditor({ document: draft.document, catalogue: nodeTypes, readOnly: !may.edit, now });
    const memory = may.edit ? createDraftMemory(sessionText, flowId) : null;
    const autosave = createAutosave({ editor, draft, port: ports.draft, memory, now });
    const view = createView();
    const jump: DesignerValue["jump"] = (nodeId, path = "") => {
      editor.focus(nodeId, path);
      view.setState({ isSimulating: false });
      if (nodeId !== null) reveal(view, nodeId);
      if (window.matchMedia("(width < 64rem)").matches) view.setState({ drawer: "inspector" });
    };
    return { flowId, editor, autosave, view, ports, may, jump };
  });
  useEffect(() => {
    const { autosave } = value;
    const leave = () => {
      autosave.remember();
      void autosave.flush();
    };
    const online = () => autosave.retry();
    window.addEventListener("pagehide", leave);
    window.addEventListener("online", online);
    return () => {
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("online", online);
      leave();
    };
  }, [value]);
  return value;
}

function useLiveIssues({ editor, ports }: DesignerValue, resources: DesignerResources) {
  const bindings = useMemo(() => {
    const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
    return {
      queues: names(resources.queues),
      destinations: names(resources.destinations),
      agents: names(resources.agents),
      departments: names(resources.departments),
      skills: names(resources.skills),
      audio: names(resources.audio),
      hours: names(resources.hours),
      calendars: names(resources.calendars),
      secrets: names(resources.secrets),
    };
  }, [resources]);
  const subflows = useSubflows({ editor, ports });
  useEffect(() => {
    // Until they are there, every flow that is run inside this one would look missing.
    if (subflows === null) return;
    return keepIssues(editor, (document) => checkFlow({ ...document, subflows }, bindings));
  }, [editor, bindings, subflows]);
}

/** What runs inside the flow, as it was published last; null until the server has told. */
function useSubflows({ editor, ports }: Pick<DesignerValue, "editor" | "ports">): Record<string, FlowDocument> | null {
  const names = useStore(editor.store, ({ document }) => JSON.stringify(subflowNames(document, nodeTypes)));
  const [known, setKnown] = useState<{ names: string; subflows: Record<string, FlowDocument> }>({
    names: "[]",
    subflows: {},
  });
  useEffect(() => {
    let isCurrent = true;
    const keep = (subflows: Record<string, FlowDocument>) => isCurrent && setKnown({ names, subflows });
    if (names === "[]") keep({});
    // When this fails, publishing still checks it.
    else ports.subflows(JSON.parse(names) as string[]).then(keep, () => undefined);
    return () => {
      isCurrent = false;
    };
  }, [ports, names]);
  return known.names === names ? known.subflows : null;
}

function Layout({ simulator }: Pick<DesignerProps, "simulator">) {
  const t = useTranslations("designer");
  const { autosave, view, editor } = useDesigner();
  const drawer = useView((state) => state.drawer);
  const dialog = useView((state) => state.dialog);
  // Not the whole status: each save would draw the page again.
  const conflict = useStore(autosave.status, ({ status }) => (status.kind === "conflict" ? status.conflict : null));
  const [isDeciding, setIsDeciding] = useState(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new conflict is shown once by itself
  useEffect(() => setIsDeciding(true), [conflict]);
  const isSimulating = useView((state) => state.isSimulating) && simulator !== undefined;
  const [callTo, setCallTo] = useState<string | null>(null);
  const close = () => view.setState({ dialog: null });
  const closeDrawer = () => view.setState({ drawer: null });
  return (
    <div className="flex h-full min-h-0 flex-col">
      <DesignerActions />
      <TopBar hasSimulator={Boolean(simulator)} onConflict={() => setIsDeciding(true)} />
      <div className="flex min-h-0 flex-1">
        {!editor.readOnly && (
          <div data-palette className="contents max-lg:hidden">
            <SidePanel side="start" label={t("palettePanel")} defaultWidth={208} minWidth={176} maxWidth={320}>
              <Palette />
            </SidePanel>
          </div>
        )}
        <div className="flex min-w-0 flex-1 flex-col">
          <div className="min-h-0 flex-1">
            <Canvas />
          </div>
          <BottomPanel />
        </div>
        {isSimulating && (
          <SimulatorPanel onClose={() => view.setState({ isSimulating: false, highlight: null })}>
            {simulator(callTo)}
          </SimulatorPanel>
        )}
        <div className={isSimulating ? "hidden" : "contents max-lg:hidden"}>
          <SidePanel side="end" label={t("inspectorPanel")} defaultWidth={352} minWidth={300} maxWidth={560}>
            <Inspector />
          </SidePanel>
        </div>
      </div>
      <Sheet open={drawer !== null} onOpenChange={(open) => !open && closeDrawer()}>
        <SheetContent side={drawer === "palette" ? "start" : "end"} aria-describedby={undefined} className="pt-11">
          <SheetTitle className="sr-only">{t(drawer === "palette" ? "palettePanel" : "inspectorPanel")}</SheetTitle>
          {drawer === "palette" ? <Palette onAdded={closeDrawer} /> : <Inspector />}
        </SheetContent>
      </Sheet>
      {dialog === "publish" && (
        <PublishDialog
          onClose={close}
          onCall={
            simulator &&
            ((e164) => {
              setCallTo(e164);
              view.setState({ isSimulating: true });
            })
          }
        />
      )}
      {dialog === "versions" && <VersionsSheet onClose={close} />}
      {conflict && isDeciding && <ConflictDialog conflict={conflict} onClose={() => setIsDeciding(false)} />}
    </div>
  );
}

function SimulatorPanel({ onClose, children }: { onClose(): void; children: ReactNode }) {
  const t = useTranslations("designer.panels");
  return (
    <SidePanel
      side="end"
      label={t("simulator")}
      defaultWidth={360}
      minWidth={300}
      maxWidth={640}
      className="max-md:fixed max-md:inset-0 max-md:z-40 max-md:w-full!"
    >
      <div className="flex h-9 shrink-0 items-center justify-between border-b ps-4 pe-1.5">
        <h2 className="font-semibold">{t("simulator")}</h2>
        <IconButton label={t("close")} size="icon-sm" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      {children}
    </SidePanel>
  );
}

/** The answer to a save may come after the news of it, so the news is looked at a moment later. */
const newsDelayMs = 1_500;

/** Takes in what somebody else saved. */
function useOthersEdits({ autosave, ports }: DesignerValue, newestRevision: number | null) {
  useEffect(() => {
    if (newestRevision === null) return;
    const timer = setTimeout(() => {
      if (newestRevision <= autosave.status.getState().revision) return;
      // When this fails, the next news or the next save brings it.
      ports.latest().then(autosave.receive, () => undefined);
    }, newsDelayMs);
    return () => clearTimeout(timer);
  }, [autosave, ports, newestRevision]);
}

/** Storage may be switched off or full; then undo simply does not outlive the page. */
const sessionText = {
  read(key: string): string | null {
    try {
      return window.sessionStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write(key: string, text: string | null): void {
    try {
      if (text === null) window.sessionStorage.removeItem(key);
      else window.sessionStorage.setItem(key, text);
    } catch {
      // As above.
    }
  },
};
