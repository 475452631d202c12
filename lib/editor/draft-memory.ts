import { z } from "zod";
import type { FlowDocument } from "@/lib/flow/document";
import {
  applyPatches,
  diffToPatches,
  type FlowPatch,
  flowPatchSchema,
  type PatchSubject,
  subjectOf,
} from "@/lib/flow/patch";
import type { Json } from "@/lib/util/json";
import type { SaveAttempt, TextStore } from "./draft-port";
import { emptyHistory, type History, type HistoryEntry, historySchema } from "./history";
import type { Place } from "./merge/merge-drafts";

/** A place that waits for a person to choose. What is mine is in the editor, what is theirs in the saved draft. */
export interface Conflict extends Place {
  /** What it was before either changed it. */
  before?: Json | undefined;
  editedBy: string | null;
}

/** A field of the flow that cannot be read (any more) is left out: what else is unsaved does not depend on it. */
const keptPatches = z
  .union([flowPatchSchema, z.looseObject({ op: z.literal("setField") }).transform(() => null)])
  .array()
  .transform((patches) => patches.filter((patch) => patch !== null));

const unsavedSchema = z.strictObject({
  /** `redo` turns the last saved draft into what was on the screen, `undo` back again. */
  redo: keptPatches,
  undo: keptPatches,
  /** The last saved draft's. */
  revision: z.number().int(),
  atMs: z.number(),
  /** A save whose answer had not come. */
  unanswered: z.strictObject({ saveId: z.string(), baseRevision: z.number().int(), patches: keptPatches }).nullable(),
  conflicts: z
    .strictObject({
      subject: z.string().transform((subject) => subject as PatchSubject),
      path: z.string().array(),
      before: z.json().optional(),
      editedBy: z.string().nullable(),
    })
    .array(),
});
/** What had not reached the server. */
export type Unsaved = z.infer<typeof unsavedSchema>;

export interface KeptDraft {
  /** Of the tab that kept it; `<tab>.<when>` for what that tab had set aside. */
  tabId: string;
  unsaved: Unsaved;
}

const stepsSchema = z.strictObject({ history: historySchema, revision: z.number().int() });

export interface DraftState {
  saved: FlowDocument;
  current: FlowDocument;
  revision: number;
  history: History;
  unanswered: SaveAttempt | null;
  conflicts: readonly Conflict[];
  atMs: number;
}

/** Keeps what one tab must not lose: undo over a reload, and unsaved edits also over a closed browser. */
export interface DraftMemory {
  /** @returns whether what is unsaved outlives the page; otherwise only a successor in this page can go on with it */
  write(state: DraftState): boolean;
  /**
   * @param revision the server's draft now. When it is another one, undo is left only of what is unsaved: of the rest
   * nobody knows what others did to it.
   */
  read(revision: number): { history: History; unsaved: Unsaved | null };
  /** What is unsaved is from now on kept as a closed tab's. */
  setAside(): void;
}

export interface DraftMemoryOptions {
  /** Forgotten with the tab. */
  session: TextStore;
  /** Outlives the tab; the same for all tabs. */
  local: TextStore;
  personId: string;
  flowId: string;
  tabId: string;
}

/** What this page knows of one tab's edits of a flow beside what the browser keeps. */
interface InPage {
  /** Which memory wrote last. */
  youngest: number;
  /** The last that there was no room for, or no storage. */
  unkept: string | null;
  /** What waits for room to be set aside; where it is kept is no place for anything else until then. */
  older: string | null;
}

let memories = 0;
const pages = new WeakMap<TextStore, Map<string, InPage>>();

function inPage(local: TextStore, key: string): InPage {
  const known = pages.get(local) ?? new Map<string, InPage>();
  const page = known.get(key) ?? { youngest: 0, unkept: null, older: null };
  pages.set(local, known.set(key, page));
  return page;
}

export function createDraftMemory({ session, local, personId, flowId, tabId }: DraftMemoryOptions): DraftMemory {
  const steps = stepsKeyOf(personId, flowId);
  const unsavedKey = keyOf(personId, flowId) + tabId;
  memories += 1;
  const order = memories;
  const page = inPage(local, unsavedKey);

  /** The copy takes the room of the original, which stays where there is too little. */
  function moveAside(): boolean {
    if (page.older === null) return true;
    const atMs = parse(unsavedSchema, page.older)?.atMs;
    const original = local.read(unsavedKey);
    local.write(unsavedKey, null);
    if (atMs !== undefined && !local.write(`${unsavedKey}.${atMs}`, page.older)) {
      local.write(unsavedKey, original);
      return false;
    }
    page.older = null;
    return true;
  }

  return {
    write({ saved, current, revision, history, unanswered, conflicts, atMs }) {
      // It was left while its last save was under way: its successor has its edits, and may have more.
      if (order < page.youngest) return true;
      page.youngest = order;
      const redo = diffToPatches(saved, current);
      const isNothing = redo.length === 0 && unanswered === null;
      const unsaved = { redo, undo: diffToPatches(current, saved), revision, atMs, unanswered, conflicts };
      const text = isNothing ? null : JSON.stringify(unsaved);
      const isKept = moveAside() && local.write(unsavedKey, text);
      page.unkept = isKept ? null : text;
      // Steps over edits that are not kept would be undone in a draft that has none of them.
      if (isKept) writeSteps(session, steps, history, revision);
      else session.write(steps, null);
      return isKept || isNothing;
    },
    read(revision) {
      const text = page.unkept ?? local.read(unsavedKey);
      // Whoever reads it goes on with it, or sets it aside again.
      if (text === page.older) page.older = null;
      const unsaved = parse(unsavedSchema, text);
      const kept = parse(stepsSchema, session.read(steps));
      if (!kept) return { unsaved, history: emptyHistory };
      const own = new Set(unsaved?.undo.map(subjectOf));
      return { unsaved, history: kept.revision === revision ? kept.history : onlySubjects(kept.history, own) };
    },
    setAside() {
      if (moveAside()) {
        page.older = page.unkept ?? local.read(unsavedKey);
        page.unkept = null;
        moveAside();
      }
      session.write(steps, null);
    },
  };
}

/** As many steps as there is room for, those next to be undone or redone first; what is there never stays an older one. */
function writeSteps(session: TextStore, key: string, history: History, revision: number): void {
  const fits = (kept: History) => session.write(key, JSON.stringify({ history: kept, revision }));
  if (!hasSteps(history)) return void session.write(key, null);
  if (fits(history)) return;
  for (const other of session.keys()) if (other.startsWith(stepsPrefix) && other !== key) session.write(other, null);
  for (let kept = history; hasSteps(kept); kept = nearerHalf(kept)) if (fits(kept)) return;
  session.write(key, null);
}

const hasSteps = ({ past, future }: History) => past.length + future.length > 0;

function nearerHalf({ past, future }: History): History {
  const half = (entries: HistoryEntry[]) => entries.slice(Math.ceil(entries.length / 2));
  return { past: half(past), future: half(future) };
}

/** Where the browser cannot tell which tabs are open, one that has written lately counts as open. */
const closedAfterMs = 60_000;

/**
 * Whether what is kept is offered in a tab: to any when the tab that kept it is closed, and to that tab itself when it
 * is set aside, or when nothing can be edited there.
 *
 * @param open tabs of this browser that are open now; null: it cannot tell
 */
export function isOffered(
  { tabId, unsaved }: KeptDraft,
  { tab, mayEdit, nowMs }: { tab: { id: string; open: ReadonlySet<string> | null }; mayEdit: boolean; nowMs: number },
): boolean {
  const [owner = "", setAsideAt] = tabId.split(".");
  if (owner === tab.id) return setAsideAt !== undefined || !mayEdit;
  return tab.open ? !tab.open.has(owner) : nowMs - unsaved.atMs > closedAfterMs;
}

/** Whether the server has it all the same: the save that a closing page sends is not waited for. */
export function isSavedBy(saved: FlowDocument, unsaved: Unsaved): boolean {
  const applied = applyUnsaved(saved, unsaved);
  return applied.ok && diffToPatches(saved, applied.value).length === 0;
}

/** The draft to which the steps belong that this tab could undo; null: it has none. */
export function revisionOfSteps(session: TextStore, personId: string, flowId: string): number | null {
  return parse(z.object({ revision: z.number() }), session.read(stepsKeyOf(personId, flowId)))?.revision ?? null;
}

/** What other tabs of this person left unsaved in this browser, the newest first; also what open tabs have not saved yet. */
export function keptDrafts(local: TextStore, personId: string, flowId: string): KeptDraft[] {
  const prefix = keyOf(personId, flowId);
  return local
    .keys()
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => {
      const unsaved = parse(unsavedSchema, local.read(key));
      return unsaved && unsaved.redo.length > 0 ? [{ tabId: key.slice(prefix.length), unsaved }] : [];
    })
    .toSorted((a, b) => b.unsaved.atMs - a.unsaved.atMs);
}

/** Another tab may have gone on with it, or thrown it away; its own, once it is back, may have written something newer. */
export const isStillKept = (local: TextStore, personId: string, flowId: string, { tabId, unsaved }: KeptDraft) =>
  parse(unsavedSchema, local.read(keyOf(personId, flowId) + tabId))?.atMs === unsaved.atMs;

export function forgetKept(local: TextStore, personId: string, flowId: string, tabId: string): void {
  local.write(keyOf(personId, flowId) + tabId, null);
}

function onlySubjects(history: History, subjects: ReadonlySet<PatchSubject>): History {
  const own = (patches: FlowPatch[]) => patches.filter((patch) => subjects.has(subjectOf(patch)));
  const clean = (entries: HistoryEntry[]) =>
    entries
      .map((entry) => ({ ...entry, redo: own(entry.redo), undo: own(entry.undo) }))
      .filter((entry) => entry.redo.length > 0);
  return { past: clean(history.past), future: clean(history.future) };
}

const stepsPrefix = "callwright.steps.";
const stepsKeyOf = (personId: string, flowId: string) => `${stepsPrefix}${personId}.${flowId}`;
const keyOf = (personId: string, flowId: string) => `callwright.unsaved.${personId}.${flowId}.`;

function parse<T>(schema: z.ZodType<T>, text: string | null): T | null {
  if (text === null) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * The draft my unsaved edits began from, as far as it matters to them: the loaded one with the parts I had touched
 * put back to how they were then. What differs between the two is what others did to those parts meanwhile.
 */
export function baseOfUnsaved(loaded: FlowDocument, undo: FlowPatch[]): FlowDocument {
  const base = applyPatches(loaded, undo);
  return base.ok ? base.value : loaded;
}

/** The draft with my unsaved edits, unless it would outgrow a limit with what others added meanwhile. */
export const applyUnsaved = (loaded: FlowDocument, { undo, redo }: Pick<Unsaved, "undo" | "redo">) =>
  applyPatches(baseOfUnsaved(loaded, undo), redo);
