import { createStore, type StoreApi } from "zustand/vanilla";
import type { FlowDocument } from "@/lib/flow/document";
import {
  applyPatches,
  diffToPatches,
  type FlowPatch,
  mergePatches,
  type PatchSubject,
  subjectOf,
} from "@/lib/flow/patch";
import type { Editor } from "./create-editor";
import { baseOfUnsaved, type DraftMemory } from "./draft-memory";
import type { DraftPort, SaveReply } from "./draft-port";

/** Two people changed the same parts. Nothing is lost: theirs is saved, mine is still in the editor. */
export interface Conflict {
  subjects: PatchSubject[];
  theirs: FlowDocument;
  mine: FlowDocument;
  editedBy: string | null;
}

export type SaveStatus =
  /** `atMs` is null when nothing was changed since it was opened. */
  | { kind: "saved"; atMs: number | null }
  | { kind: "unsaved" }
  | { kind: "saving" }
  | { kind: "offline"; tries: number }
  | { kind: "conflict"; conflict: Conflict }
  | { kind: "refused"; message: string };

export interface Autosave {
  status: StoreApi<{
    status: SaveStatus;
    revision: number;
    /** Who last edited what was merged in. */
    mergedFrom: string | null;
    /** Unix milliseconds of the last merge of somebody else's edits; 0: none yet. */
    mergedAt: number;
  }>;
  /** Saves now what is unsaved. True when the server has everything afterwards. */
  flush(): Promise<boolean>;
  /** The network is back: do not wait for the next try. */
  retry(): void;
  /** Somebody else's draft arrived unasked (live updates, a restored version). */
  receive(draft: { document: FlowDocument; revision: number; editedBy: string | null }): void;
  /** Writes down now what a reload needs; for the moment a page is left. */
  remember(): void;
  /** Settles a conflict, part by part; a part without an answer is mine. Can be undone. */
  resolve(choices: Partial<Record<PatchSubject, "mine" | "theirs">>): void;
  dispose(): void;
}

export interface AutosaveOptions {
  editor: Editor;
  /** What the server has, as the editor was given it. */
  draft: { document: FlowDocument; revision: number };
  port: DraftPort;
  memory: DraftMemory | null;
  /** Unix milliseconds. */
  now: () => number;
  /** Quiet time after the last change before it is saved. */
  delayMs?: number;
}

const longestRetryMs = 30_000;
const memoryDelayMs = 1_000;

/**
 * Sends the difference to the last saved draft, one save at a time. When someone else saved first, their work is
 * merged under mine and mine is sent again; only what both touched asks a person.
 */
export function createAutosave({ editor, draft, port, memory, now, delayMs = 700 }: AutosaveOptions): Autosave {
  const status: Autosave["status"] = createStore(() => ({
    status: { kind: "saved", atMs: null } as SaveStatus,
    revision: draft.revision,
    mergedFrom: null as string | null,
    mergedAt: 0,
  }));
  let saved = draft.document;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let underway: Promise<void> | null = null;
  let tries = 0;
  let disposed = false;

  const current = () => editor.store.getState().document;
  const kind = () => status.getState().status.kind;
  const show = (next: SaveStatus) => status.setState({ status: next });
  let memoryTimer: ReturnType<typeof setTimeout> | null = null;
  const rememberNow = () => {
    if (memoryTimer !== null) clearTimeout(memoryTimer);
    memoryTimer = null;
    memory?.write({
      saved,
      current: current(),
      revision: status.getState().revision,
      history: editor.store.getState().history,
    });
  };
  const remember = () => {
    if (memory) memoryTimer ??= setTimeout(rememberNow, memoryDelayMs);
  };
  const schedule = (ms: number) => {
    if (timer !== null) clearTimeout(timer);
    timer = disposed ? null : setTimeout(() => void save(), ms);
  };

  function save(): Promise<void> {
    underway ??= saveOnce().finally(() => {
      underway = null;
    });
    return underway;
  }

  async function saveOnce(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (kind() === "conflict") return;
    // A few rounds: others may save again while mine is on its way.
    for (let round = 0; round < 5 && !disposed; round++) {
      const document = current();
      const patches = diffToPatches(saved, document);
      if (patches.length === 0) return show({ kind: "saved", atMs: now() });
      show({ kind: "saving" });
      let reply: SaveReply;
      try {
        reply = await port.save({ baseRevision: status.getState().revision, patches, document });
      } catch {
        tries++;
        show({ kind: "offline", tries });
        return schedule(Math.min(longestRetryMs, 1_000 * 2 ** (tries - 1)));
      }
      tries = 0;
      if (reply.status === "refused") return show({ kind: "refused", message: reply.message });
      if (reply.status === "saved") {
        saved = document;
        status.setState({ revision: reply.revision });
        if (reply.document)
          takeIn({ document: reply.document, revision: reply.revision, editedBy: reply.editedBy ?? null });
        if (kind() === "conflict") return;
        remember();
        if (diffToPatches(saved, current()).length === 0) return show({ kind: "saved", atMs: now() });
        continue;
      }
      if (!takeIn(reply)) return;
    }
    if (!disposed) schedule(delayMs);
  }

  /** Puts their draft under my unsaved edits. False when a person has to choose first. */
  function takeIn(theirs: { document: FlowDocument; revision: number; editedBy: string | null }): boolean {
    const mine = current();
    const theirPatches = diffToPatches(saved, theirs.document);
    const merged = mergePatches(theirPatches, diffToPatches(saved, mine));
    const settled = onTop(theirs.document, merged.patches);
    const keptAside = diffToPatches(saved, mine).filter((patch) => merged.conflicts.includes(subjectOf(patch)));
    saved = theirs.document;
    status.setState({ revision: theirs.revision });
    if (theirPatches.length > 0) status.setState({ mergedFrom: theirs.editedBy, mergedAt: now() });
    // What they removed and I changed comes back at the place where I had it.
    const placed = keptAside.flatMap((patch): FlowPatch[] => {
      const at = patch.op === "setNode" && !settled.layout[patch.id] ? mine.layout[patch.id] : undefined;
      return at && patch.op === "setNode" ? [patch, { op: "setLayout", id: patch.id, at }] : [patch];
    });
    const shown = onTop(settled, placed);
    editor.accept(shown, new Set(theirPatches.map(subjectOf)));
    remember();
    if (merged.conflicts.length === 0) return true;
    show({
      kind: "conflict",
      conflict: { subjects: merged.conflicts, theirs: theirs.document, mine: shown, editedBy: theirs.editedBy },
    });
    return false;
  }

  const stop = editor.store.subscribe((state, before) => {
    if (state.document === before.document) return;
    remember();
    if (kind() === "conflict" || kind() === "offline") return;
    if (kind() !== "saving") show({ kind: "unsaved" });
    if (!underway) schedule(delayMs);
  });

  const autosave: Autosave = {
    status,
    async flush() {
      if (underway) await underway;
      if (kind() !== "conflict" && diffToPatches(saved, current()).length > 0) await save();
      return kind() === "saved" || diffToPatches(saved, current()).length === 0;
    },
    retry() {
      if (kind() === "offline" || kind() === "refused") void save();
    },
    receive(theirs) {
      if (theirs.revision <= status.getState().revision || kind() === "conflict" || underway) return;
      if (takeIn(theirs) && diffToPatches(saved, current()).length > 0) schedule(delayMs);
    },
    remember: rememberNow,
    resolve(choices) {
      const { status: before } = status.getState();
      if (before.kind !== "conflict") return;
      const { theirs, subjects } = before.conflict;
      show({ kind: "unsaved" });
      const taken = subjects.filter((subject) => choices[subject] === "theirs");
      editor.edit("takeTheirs", (document) =>
        onTop(
          document,
          diffToPatches(document, theirs).filter((patch) => taken.includes(subjectOf(patch))),
        ),
      );
      schedule(0);
    },
    dispose() {
      if (memoryTimer !== null) rememberNow();
      disposed = true;
      stop();
      if (timer !== null) clearTimeout(timer);
    },
  };

  const memo = memory?.read() ?? null;
  if (memo) {
    editor.restoreHistory(memo.history);
    if (memo.unsaved.redo.length > 0) {
      saved = baseOfUnsaved(draft.document, memo.unsaved.undo);
      editor.accept(onTop(saved, memo.unsaved.redo), new Set());
      if (takeIn({ ...draft, editedBy: null })) schedule(delayMs);
    } else if (memo.revision !== draft.revision) editor.restoreHistory({ past: [], future: [] });
  }
  return autosave;
}

/** Patches never outgrow a limit here: the server's draft and mine both fitted. If together they do not, theirs stays. */
function onTop(document: FlowDocument, patches: FlowPatch[]): FlowDocument {
  const applied = applyPatches(document, patches);
  return applied.ok ? applied.value : document;
}
