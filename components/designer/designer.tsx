"use client";

import { ReactFlowProvider } from "@xyflow/react";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { useMe } from "@/components/auth/me-context";
import { localText, sessionText } from "@/components/designer/browser-storage";
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
import { dropUnkept } from "@/components/designer/drop-unkept";
import { Inspector } from "@/components/designer/inspector/inspector";
import { Palette } from "@/components/designer/palette/palette";
import { BottomPanel } from "@/components/designer/panels/bottom-panel";
import { VersionsSheet } from "@/components/designer/panels/versions-sheet";
import type { DesignerPorts, DesignerResources, DesignerRights } from "@/components/designer/ports";
import { AllPrompts } from "@/components/designer/prompts/all-prompts";
import { PublishDialog } from "@/components/designer/publish/publish-dialog";
import { KeptNotice } from "@/components/designer/together/kept-notice";
import { LostRights } from "@/components/designer/together/lost-rights";
import { createPresence } from "@/components/designer/together/presence";
import { SignedOutDialog } from "@/components/designer/together/signed-out-dialog";
import { useTogether } from "@/components/designer/together/use-together";
import { TopBar } from "@/components/designer/topbar/top-bar";
import { Tour } from "@/components/designer/tour/tour";
import { TrafficBar } from "@/components/designer/traffic/traffic-bar";
import { TrafficProvider } from "@/components/designer/traffic/traffic-provider";
import { useSubflows } from "@/components/designer/use-subflows";
import { newId, type Tab } from "@/components/designer/use-tab";
import { useForgetVersions } from "@/components/designer/versions/use-schedules";
import { createView, type Highlight, onCanvas, reveal } from "@/components/designer/view-state";
import { IconButton } from "@/components/ui/icon-button";
import { keepFocus } from "@/components/ui/kept-focus";
import { Sheet, SheetContent, SheetTitle } from "@/components/ui/sheet";
import { SidePanel } from "@/components/ui/side-panel";
import { type Autosave, createAutosave } from "@/lib/editor/autosave";
import { createEditor } from "@/lib/editor/create-editor";
import { createDraftMemory } from "@/lib/editor/draft-memory";
import { createIssueAsker } from "@/lib/editor/issue-asker";
import { createLeaving } from "@/lib/editor/leave-autosave";
import { keepIssues } from "@/lib/editor/live-issues";
import type { FlowDocument } from "@/lib/flow/document";
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
  tab: Tab;
}

/** The page on which a flow is drawn. */
export function Designer({ flowId, draft, ports, resources, may, highlight = null, simulator, tab }: DesignerProps) {
  const { value, freeze } = useDesignerValue({ flowId, draft, ports, may, tab });
  useLiveIssues(value, resources);
  useEffect(() => value.view.setState({ highlight: highlight && onCanvas(highlight) }), [value, highlight]);
  useTogether(value, { onArchived: freeze, onPublished: useForgetVersions() });
  return (
    <DesignerContext.Provider value={value}>
      <ResourcesContext.Provider value={resources}>
        <ReactFlowProvider>
          <TrafficProvider>
            <Layout simulator={simulator} tab={tab} />
          </TrafficProvider>
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
  tab,
}: Pick<DesignerProps, "flowId" | "draft" | "ports" | "may" | "tab">): { value: DesignerValue; freeze(): void } {
  const personId = useMe().id;
  const [value, setValue] = useState<DesignerValue>(() => {
    const now = () => Date.now();
    const editor = createEditor({ document: draft.document, catalogue: nodeTypes, readOnly: !may.edit, now });
    const places = { session: sessionText, local: localText, personId, flowId, tabId: tab.id };
    const memory = may.edit ? createDraftMemory(places) : null;
    const autosave = createAutosave({ editor, draft, port: ports.draft, memory, now, newSaveId: newId });
    const view = createView();
    const jump: DesignerValue["jump"] = (nodeId, path = "") => {
      value.editor.focus(nodeId, path);
      view.setState({ isSimulating: false });
      if (nodeId !== null) reveal(view, nodeId);
      if (window.matchMedia("(width < 64rem)").matches) view.setState({ drawer: "inspector" });
    };
    const value = {
      flowId,
      editor,
      autosave,
      view,
      presence: createPresence(),
      tabId: tab.id,
      personId,
      ports,
      may,
      isFrozen: false,
      jump,
    };
    return value;
  });
  const { autosave } = value;
  const leaving = useMemo(
    () => createLeaving(`${personId}.${flowId}.${tab.id}`, autosave, () => tellOfBrowser(autosave)),
    [autosave, personId, flowId, tab.id],
  );
  useEffect(() => {
    leaving.enter();
    return () => void leaving.leave();
  }, [leaving]);
  /** From now on the flow can only be looked at, as it stands on this page. What is unsaved stays with `autosave`. */
  const freeze = useCallback(() => setValue(frozen), []);
  useEffect(
    () =>
      autosave.status.subscribe(({ status }) => {
        if (status.kind === "refused" && status.isFinal) freeze();
      }),
    [autosave, freeze],
  );
  return { value, freeze };
}

/** @returns ends it */
function tellOfBrowser(autosave: Autosave): () => void {
  const hide = () => {
    autosave.remember();
    void autosave.flush();
  };
  const warn = (event: BeforeUnloadEvent) => {
    if (!autosave.remember()) event.preventDefault();
  };
  window.addEventListener("pagehide", hide);
  window.addEventListener("beforeunload", warn);
  window.addEventListener("online", autosave.retry);
  return () => {
    window.removeEventListener("pagehide", hide);
    window.removeEventListener("beforeunload", warn);
    window.removeEventListener("online", autosave.retry);
  };
}

function frozen(value: DesignerValue): DesignerValue {
  if (value.editor.readOnly) return value;
  const { document } = value.editor.store.getState();
  const editor = createEditor({ document, catalogue: nodeTypes, readOnly: true, now: () => Date.now() });
  const jump: DesignerValue["jump"] = (nodeId, path = "") => {
    editor.focus(nodeId, path);
    if (nodeId !== null) reveal(value.view, nodeId);
  };
  return { ...value, editor, jump, isFrozen: true, may: { ...value.may, edit: false, publish: false } };
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
  const subflows = useSubflows(editor, ports);
  const [asker] = useState(() => createIssueAsker());
  useEffect(() => asker.stop, [asker]);
  useEffect(() => {
    // Until they are there, every flow that is run inside this one would look missing.
    if (subflows === null) return;
    const facts = { bindings, ...subflows };
    return keepIssues(editor, (document) => asker.ask(document, facts));
  }, [editor, asker, bindings, subflows]);
}

function Layout({ simulator, tab }: Pick<DesignerProps, "simulator" | "tab">) {
  const t = useTranslations("designer");
  const { view, editor } = useDesigner();
  const drawer = useView((state) => state.drawer);
  const dialog = useView((state) => state.dialog);
  const isDeciding = useDeciding();
  const isSimulating = useView((state) => state.isSimulating) && simulator !== undefined;
  const [callTo, setCallTo] = useState<string | null>(null);
  const close = () => view.setState({ dialog: null });
  const closeDrawer = () => view.setState({ drawer: null });
  return (
    <div className="flex h-full min-h-0 flex-col" onChangeCapture={dropUnkept}>
      <DesignerActions />
      <Tour />
      <AllPrompts />
      <TopBar hasSimulator={Boolean(simulator)} onConflict={isDeciding.begin} />
      <LostRights />
      <KeptNotice tab={tab} />
      <div className="flex min-h-0 flex-1">
        {!editor.readOnly && (
          <div data-palette className="contents max-lg:hidden">
            <SidePanel side="start" label={t("palettePanel")} defaultWidth={208} minWidth={176} maxWidth={320}>
              <Palette />
            </SidePanel>
          </div>
        )}
        <div className="flex min-w-0 flex-1 flex-col">
          <TrafficBar />
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
      {isDeciding.now && <ConflictDialog onClose={isDeciding.end} />}
      <SignedOutDialog />
    </div>
  );
}

/** Every new conflict is shown once by itself, unless one is being looked at. */
function useDeciding() {
  const { autosave } = useDesigner();
  const count = useStore(autosave.status, ({ conflicts }) => conflicts.length);
  const [now, setNow] = useState(count > 0);
  const known = useRef(count);
  useEffect(() => {
    if (count > known.current) setNow(true);
    known.current = count;
  }, [count]);
  return { now: now && count > 0, begin: () => setNow(true), end: () => setNow(false) };
}

function SimulatorPanel({ onClose, children }: { onClose(): void; children: ReactNode }) {
  const t = useTranslations("designer.panels");
  const [giveFocusBack] = useState(() => keepFocus(() => document.querySelector("[data-tour=simulate]")));
  useEffect(() => giveFocusBack, [giveFocusBack]);
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
