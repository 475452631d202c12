import { createStore, type StoreApi } from "zustand/vanilla";
import type { FlowDocument } from "@/lib/flow/document";
import { applyPatches, diffToPatches, type FlowPatch } from "@/lib/flow/patch";
import { sameJson } from "@/lib/flow/same-json";
import type { Editor } from "./create-editor";
import { applyUnsaved, baseOfUnsaved, type Conflict, type DraftMemory, type Unsaved } from "./draft-memory";
import type { DraftNews, DraftPort, SaveAttempt, SaveReply, ServerDraft } from "./draft-port";
import { isBack, samePlace, takePlaces, valueAt, withKnown } from "./merge/held-places";
import { mergeDrafts, type Place } from "./merge/merge-drafts";

export type SaveStatus =
  | { kind: "saved" }
  | { kind: "unsaved" }
  | { kind: "saving" }
  | { kind: "offline"; tries: number }
  /** `as` is who is signed in instead of the person whose edits these are; null: nobody. */
  | { kind: "signedOut"; as: string | null }
  | { kind: "refused"; message: string; isFinal: boolean };

export interface SaveState {
  status: SaveStatus;
  revision: number;
  /** Unix milliseconds of the last save from here; null: none yet. */
  savedAtMs: number | null;
  /** Places that both changed, which wait for a choice. Everything else is saved meanwhile. */
  conflicts: readonly Conflict[];
  /** Parts of the flow that only this browser has, as it last counted them while it could not save. */
  waiting: number;
  /** Who last edited what was merged in, and when in Unix milliseconds; 0: nothing yet. */
  mergedFrom: string | null;
  mergedAt: number;
}

export interface Autosave {
  status: StoreApi<SaveState>;
  /** The draft as the server has it, as far as this browser knows. */
  saved(): FlowDocument;
  /** Saves now what is unsaved. True when the server has everything afterwards and nothing waits for a choice. */
  flush(): Promise<boolean>;
  /** The network or the person is back: do not wait for the next try. */
  retry(): void;
  /** Somebody else's edit arrived unasked. */
  receive(news: DraftNews): void;
  /**
   * Writes down now what a reload needs; for the moment a page is left.
   *
   * @returns false when something is unsaved that would be lost with the page
   */
  remember(): boolean;
  /** Settles one conflict, by what is in the editor or in the saved draft. Can be undone. */
  resolve(place: Place, side: "mine" | "theirs"): void;
  /**
   * Goes on with what an earlier tab had left unsaved, as one step of undo.
   *
   * @returns false when the flow would outgrow a limit, and then nothing is changed
   */
  adopt(unsaved: Unsaved): boolean;
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
  newSaveId: () => string;
  /** Quiet time after the last change before it is saved; whoever goes on typing is saved every `mostDelayMs` all the same. */
  delayMs?: number;
}

/** Somebody else sees an edit after this, and what a save and the way to them take. */
const mostDelayMs = 1_000;

const longestRetryMs = 30_000;
const memoryDelayMs = 1_000;

/**
 * Sends the difference to the last saved draft, one save at a time. When someone else saved first, their work is
 * merged under mine and mine is sent again; a field that both changed is held back until a person has chosen.
 */
export function createAutosave(options: AutosaveOptions): Autosave {
  const { editor, draft, port, memory, now, newSaveId, delayMs = 250 } = options;
  const status: Autosave["status"] = createStore(() => ({
    status: { kind: "saved" },
    revision: draft.revision,
    savedAtMs: null,
    conflicts: [],
    waiting: 0,
    mergedFrom: null,
    mergedAt: 0,
  }));
  let saved = draft.document;
  /** Sent without an answer yet. What the server has is not known until it is answered, so all news waits. */
  let unanswered: SaveAttempt | null = null;
  let news: DraftNews[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** When the first of the changes was made that the timer is to save. */
  let changedAtMs: number | null = null;
  let memoryTimer: ReturnType<typeof setTimeout> | null = null;
  let underway: Promise<void> | null = null;
  let tries = 0;
  let disposed = false;

  const current = () => editor.store.getState().document;
  const conflicts = () => status.getState().conflicts;
  const kind = () => status.getState().status.kind;
  const show = (next: SaveStatus) => status.setState({ status: next });
  /** What may be saved: the editor's document with what waits for a choice as the server has it. */
  const outgoing = () => (conflicts().length === 0 ? current() : takePlaces(current(), saved, conflicts()));
  const unsaved = () => diffToPatches(saved, outgoing());

  const rememberNow = () => {
    if (memoryTimer !== null) clearTimeout(memoryTimer);
    memoryTimer = null;
    const { revision } = status.getState();
    const { history } = editor.store.getState();
    const draft = { saved, current: current(), revision, history, unanswered, conflicts: conflicts(), atMs: now() };
    const isKept = memory?.write(draft) ?? true;
    const waiting = isStuck() ? countParts(diffToPatches(saved, current())) : 0;
    if (waiting !== status.getState().waiting) status.setState({ waiting });
    return isKept;
  };
  const remember = () => {
    memoryTimer ??= setTimeout(rememberNow, memoryDelayMs);
  };
  const schedule = (ms: number) => {
    if (timer !== null) clearTimeout(timer);
    timer = disposed ? null : setTimeout(() => void save(), ms);
  };
  const isStuck = () => kind() === "offline" || kind() === "signedOut" || kind() === "refused";
  /** No edit of mine would change that it cannot be saved. */
  const waitsForOthers = () => {
    const { status: now } = status.getState();
    return now.kind === "offline" || now.kind === "signedOut" || (now.kind === "refused" && now.isFinal);
  };
  const stick = (next: SaveStatus) => {
    show(next);
    rememberNow();
  };

  function save(): Promise<void> {
    underway ??= saveUntilQuiet().finally(() => {
      underway = null;
    });
    return underway;
  }

  async function saveUntilQuiet(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    changedAtMs = null;
    // A few rounds: others may save again while mine is on its way.
    for (let round = 0; round < 8 && !disposed; round++) {
      await hearNews();
      settleEqual();
      const attempt = unanswered ?? nextAttempt();
      if (!attempt) return show({ kind: "saved" });
      unanswered = attempt;
      if (!isStuck()) show({ kind: "saving" });
      let reply: SaveReply;
      try {
        reply = await port.save(attempt);
      } catch {
        tries++;
        stick({ kind: "offline", tries });
        return schedule(Math.min(longestRetryMs, 1_000 * 2 ** (tries - 1)));
      }
      if (!take(reply, attempt)) return;
    }
    if (!disposed) schedule(delayMs);
  }

  function nextAttempt(): SaveAttempt | null {
    const patches = unsaved();
    return patches.length > 0 ? { saveId: newSaveId(), baseRevision: status.getState().revision, patches } : null;
  }

  /** @returns whether to go on */
  function take(reply: SaveReply, attempt: SaveAttempt): boolean {
    if (reply.status === "signedOut") {
      stick({ kind: "signedOut", as: reply.as });
      return false;
    }
    tries = 0;
    unanswered = null;
    if (reply.status === "refused") {
      stick({ kind: "refused", message: reply.message, isFinal: reply.isFinal });
      return false;
    }
    show({ kind: "saving" });
    if (reply.status === "stale") takeIn(reply);
    else {
      const mine = onTop(saved, attempt.patches);
      saved = mine;
      status.setState({ revision: reply.revision, savedAtMs: now(), waiting: 0 });
      if (reply.document) takeIn({ ...reply, document: reply.document, editedBy: reply.editedBy ?? null });
    }
    settleEqual();
    remember();
    return true;
  }

  /** Puts their draft under my unsaved edits. */
  function takeIn({ document, revision, editedBy }: ServerDraft): void {
    // What they left alone stays the same object, so that nothing is drawn again for it.
    const theirs = onTop(saved, diffToPatches(saved, document));
    status.setState({ revision });
    if (theirs === saved) return;
    const back = conflicts().filter((each) => each.before !== undefined && isBack(each, saved, theirs));
    const base = withKnown(saved, theirs, back);
    const merged = mergeDrafts(base, theirs, current());
    const known = conflicts()
      .filter((each) => !back.includes(each))
      .map((each) => ({ ...each, subject: renamedSubject(each.subject, merged.renamed) }));
    const fresh = merged.conflicts
      .filter((place) => !known.some((each) => samePlace(each, place)))
      .map((place) => ({ ...place, before: valueAt(base, place), editedBy }));
    const edit = { before: base, after: theirs, renamed: merged.renamed };
    saved = theirs;
    status.setState({ conflicts: [...known, ...fresh], mergedFrom: editedBy, mergedAt: now() });
    editor.accept(merged.document, edit);
    remember();
  }

  /** A choice between two equal things is none. */
  function settleEqual(): void {
    const open = conflicts().filter((each) => !sameJson(valueAt(saved, each), valueAt(current(), each)));
    if (open.length !== conflicts().length) status.setState({ conflicts: open });
  }

  /** When something is missing between what is known and what is told, the whole draft is asked for. */
  async function hearNews(): Promise<void> {
    while (!unanswered && news.length > 0) {
      const next = news.shift() as DraftNews;
      const { revision } = status.getState();
      if (next.revision <= revision) continue;
      if (next.from <= revision) takeIn({ ...next, document: onTop(saved, next.patches) });
      else {
        const latest = await port.latest().catch(() => null);
        if (latest && !unanswered && latest.revision > status.getState().revision) takeIn(latest);
      }
      settleEqual();
    }
  }

  const stop = editor.store.subscribe((state, before) => {
    if (state.document === before.document) return;
    remember();
    if (waitsForOthers()) return;
    if (kind() === "saved") show({ kind: "unsaved" });
    if (underway) return;
    changedAtMs ??= now();
    schedule(Math.max(0, Math.min(delayMs, changedAtMs + mostDelayMs - now())));
  });

  const autosave: Autosave = {
    status,
    saved: () => saved,
    async flush() {
      if (underway) await underway;
      if (unanswered || unsaved().length > 0) await save();
      return !unanswered && conflicts().length === 0 && unsaved().length === 0;
    },
    retry() {
      if (isStuck()) void save();
    },
    receive(edit) {
      if (edit.revision <= status.getState().revision) return;
      news = [...news, edit].toSorted((a, b) => a.revision - b.revision);
      if (!underway && !unanswered) void save();
    },
    remember: rememberNow,
    resolve(place, side) {
      if (!conflicts().some((each) => samePlace(each, place))) return;
      status.setState({ conflicts: conflicts().filter((each) => !samePlace(each, place)) });
      // Mine, too: what was removed must leave no exit that leads to it.
      const from = side === "mine" ? current() : saved;
      editor.edit(side === "mine" ? "keepMine" : "takeTheirs", (flow) => takePlaces(flow, from, [place]));
      settleEqual();
      remember();
      schedule(0);
    },
    adopt(kept) {
      const base = baseOfUnsaved(saved, kept.undo);
      const mine = applyUnsaved(saved, kept);
      if (!mine.ok) return false;
      const merged = mergeDrafts(base, current(), mine.value);
      if (!applyPatches(saved, diffToPatches(saved, merged.document)).ok) return false;
      const open = merged.conflicts.map((place) => ({ ...place, before: valueAt(base, place), editedBy: null }));
      status.setState({ conflicts: [...conflicts(), ...open, ...kept.conflicts].filter(isFirst) });
      editor.edit("goOn", () => merged.document);
      settleEqual();
      return true;
    },
    dispose() {
      if (memoryTimer !== null) rememberNow();
      disposed = true;
      stop();
      if (timer !== null) clearTimeout(timer);
    },
  };

  const memo = memory?.read(draft.revision);
  const fits = !memo?.unsaved || applyUnsaved(draft.document, memo.unsaved).ok;
  if (!fits) memory?.setAside();
  if (memo && fits) editor.restoreHistory(memo.history);
  if (memo?.unsaved && fits) {
    const kept = memo.unsaved;
    const base = baseOfUnsaved(draft.document, kept.undo);
    const nothing = { before: base, after: base, renamed: { nodes: new Map(), comments: new Map() } };
    editor.accept(onTop(base, kept.redo), nothing);
    unanswered = kept.unanswered;
    saved = base;
    status.setState({
      revision: kept.revision,
      conflicts: kept.conflicts,
    });
    if (!unanswered) takeIn({ ...draft, editedBy: null });
    settleEqual();
    show({ kind: "unsaved" });
    schedule(delayMs);
  }
  return autosave;
}

/** Patches never outgrow a limit here: the server's draft and mine both fitted. If together they do not, theirs stays. */
function onTop(document: FlowDocument, patches: FlowPatch[]): FlowDocument {
  const applied = applyPatches(document, patches);
  return applied.ok ? applied.value : document;
}

/** How many parts of a flow patches change; a step that was changed and moved is one. */
export function countParts(patches: readonly FlowPatch[]): number {
  const parts = patches.map((patch) => {
    if (patch.op === "setField") return `field:${patch.field}`;
    return patch.op === "setComment" ? `comment:${patch.comment.id}` : `${patch.op.includes("Comment")}:${patch.id}`;
  });
  return new Set(parts).size;
}

function renamedSubject(
  subject: Conflict["subject"],
  { nodes, comments }: { nodes: ReadonlyMap<string, string>; comments: ReadonlyMap<string, string> },
) {
  const [kind, id] = [subject.slice(0, subject.indexOf(":")), subject.slice(subject.indexOf(":") + 1)];
  const fresh = kind === "node" ? nodes.get(id) : kind === "comment" ? comments.get(id) : undefined;
  return fresh === undefined ? subject : (`${kind}:${fresh}` as Conflict["subject"]);
}

const isFirst = (each: Place, index: number, all: readonly Place[]) =>
  all.findIndex((other) => samePlace(other, each)) === index;
