import { createStore, type StoreApi } from "zustand/vanilla";
import type { NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import { applyPatches, type FlowPatch } from "@/lib/flow/patch";
import { sameJson } from "@/lib/flow/same-json";
import { commentIdOf, commentKey } from "./commands/move-nodes";
import { emptyHistory, entryBetween, type History, joinedOnto, pushed } from "./history";
import { mergeDrafts } from "./merge/merge-drafts";
import { type OthersEdit, rebaseHistory } from "./rebase-history";

export interface Selection {
  /** Node ids, and comments as `comment:<id>`, in the order they were chosen. */
  keys: readonly string[];
  /** A chosen wire, by the exit it leaves from. */
  wire: { from: string; exit: string } | null;
}

/** A place to show and focus: a node, and a field within it (`config.prompt.en-US`, `exits.next`, or empty). */
export interface FocusRequest {
  nodeId: string | null;
  path: string;
  /** Grows, so that asking twice for the same place is two requests. */
  count: number;
}

export interface EditorState {
  document: FlowDocument;
  selection: Selection;
  history: History;
  issues: readonly Issue[];
  /** False until the checks have answered once: no problems are known then, which is not that there are none. */
  isChecked: boolean;
  /** By node (null: of the flow itself). A node without problems has no entry; what did not change is the same object. */
  issuesByNode: ReadonlyMap<string | null, readonly Issue[]>;
  focus: FocusRequest | null;
}

export interface EditOptions {
  /** Edits in a row with the same key are one step of undo: the letters typed into one field. */
  merge?: string;
}

/** One open flow: its document, selection and undo. Made by the page that shows it, never shared. */
export interface Editor {
  store: StoreApi<EditorState>;
  catalogue: NodeCatalogue;
  readOnly: boolean;
  /** Changes the document by a pure command. `label` names the step for "Undo …". Nothing happens when it changes nothing. */
  edit(label: string, command: (document: FlowDocument) => FlowDocument, options?: EditOptions): void;
  /** Whether an edit with this key would now go on with the step before it. */
  goesOn(merge: string): boolean;
  /** What is done next is a step of its own, whatever was done a moment ago: a drag begins. */
  beginStep(): void;
  /** The last step becomes one with the step before it, when that is `step`. */
  joinOnto(step: number): void;
  undo(): void;
  redo(): void;
  select(keys: readonly string[]): void;
  selectWire(from: string, exit: string): void;
  focus(nodeId: string | null, path?: string): void;
  /** `document` is the present one with somebody else's edit in it. My undo is over my own work still. */
  accept(document: FlowDocument, edit: OthersEdit): void;
  restoreHistory(history: History): void;
  setIssues(issues: readonly Issue[]): void;
}

export interface EditorOptions {
  document: FlowDocument;
  catalogue: NodeCatalogue;
  readOnly?: boolean;
  /** Unix milliseconds; a pause longer than two seconds ends a run of merged edits. */
  now: () => number;
}

const pauseMs = 2_000;

export function createEditor({ document, catalogue, readOnly = false, now }: EditorOptions): Editor {
  const store = createStore<EditorState>(() => ({
    document,
    selection: { keys: [], wire: null },
    history: emptyHistory,
    issues: [],
    isChecked: false,
    issuesByNode: new Map(),
    focus: null,
  }));
  let run: { key: string; before: FlowDocument; atMs: number } | null = null;
  let steps = 0;

  /** In one go: whoever listens works once. What is selected already stays the same object. */
  const put = (next: FlowDocument, history: History, keys: readonly string[] = []) =>
    store.setState(({ selection }) => {
      const isOther = keys.length > 0 && (selection.wire !== null || !sameKeys(selection.keys, keys));
      return { document: next, history, selection: isOther ? { keys, wire: null } : pruned(selection, next) };
    });

  const step = (entries: "past" | "future") => {
    run = null;
    const { document: current, history } = store.getState();
    const entry = history[entries].at(-1);
    if (!entry || readOnly) return;
    const back = entries === "past";
    const applied = applyPatches(current, back ? entry.undo : entry.redo);
    if (!applied.ok) return;
    const past = back ? history.past.slice(0, -1) : [...history.past, entry];
    const future = back ? [...history.future, entry] : history.future.slice(0, -1);
    const touched = nodesOf(back ? entry.undo : entry.redo).filter((id) => Object.hasOwn(applied.value.nodes, id));
    put(applied.value, { past, future }, touched);
  };

  const goesOnAt = (merge: string | undefined, atMs: number) =>
    merge !== undefined && run?.key === merge && atMs - run.atMs < pauseMs;

  return {
    store,
    catalogue,
    readOnly,
    edit(label, command, { merge } = {}) {
      if (readOnly) return;
      const { document: before, history } = store.getState();
      const next = command(before);
      if (next === before) return;
      const atMs = now();
      const goesOn = goesOnAt(merge, atMs) && history.past.length > 0;
      const start = goesOn && run ? run.before : before;
      const entry = entryBetween(label, start, next, ++steps);
      const past = goesOn ? { ...history, past: history.past.slice(0, -1) } : history;
      if (!entry && !goesOn) return;
      put(next, entry ? pushed(past, entry) : { ...past, future: [] });
      run = merge !== undefined && entry ? { key: merge, before: start, atMs } : null;
    },
    goesOn: (merge) => goesOnAt(merge, now()),
    beginStep() {
      run = null;
    },
    joinOnto(step) {
      run = null;
      store.setState(({ history }) => ({ history: joinedOnto(history, step) }));
    },
    undo: () => step("past"),
    redo: () => step("future"),
    select(keys) {
      run = null;
      const { selection } = store.getState();
      if (selection.wire === null && sameKeys(selection.keys, keys)) return;
      store.setState({ selection: { keys: [...keys], wire: null } });
    },
    selectWire(from, exit) {
      store.setState({ selection: { keys: [], wire: { from, exit } } });
    },
    focus(nodeId, path = "") {
      run = null;
      store.setState((state) => ({
        selection: { keys: nodeId === null ? [] : [nodeId], wire: null },
        focus: { nodeId, path, count: (state.focus?.count ?? 0) + 1 },
      }));
    },
    accept(next, edit) {
      const { history, selection } = store.getState();
      const rebased = rebaseHistory(history, edit);
      const under = (before: FlowDocument) => mergeDrafts(edit.before, edit.after, before).document;
      // What is being typed stays one step, unless their edit took that step away.
      run = run && rebased.past.length === history.past.length ? { ...run, before: under(run.before) } : null;
      if (edit.renamed.nodes.size + edit.renamed.comments.size > 0)
        store.setState({ selection: renamedSelection(selection, edit.renamed) });
      put(next, rebased);
    },
    restoreHistory(history) {
      steps = Math.max(steps, ...[...history.past, ...history.future].map(({ id }) => id ?? 0));
      store.setState({ history });
    },
    setIssues: (issues) =>
      store.setState((state) => ({ issues, issuesByNode: byNode(issues, state.issuesByNode), isChecked: true })),
  };
}

function byNode(
  issues: readonly Issue[],
  before: EditorState["issuesByNode"],
): ReadonlyMap<string | null, readonly Issue[]> {
  const found = new Map<string | null, Issue[]>();
  for (const issue of issues) {
    const own = found.get(issue.nodeId);
    if (own) own.push(issue);
    else found.set(issue.nodeId, [issue]);
  }
  return new Map(
    [...found].map(([nodeId, own]) => {
      const old = before.get(nodeId);
      return [nodeId, old && sameJson(old, own) ? old : own];
    }),
  );
}

function pruned(selection: Selection, document: FlowDocument): Selection {
  const exists = (key: string) => {
    const comment = commentIdOf(key);
    return comment === null
      ? Object.hasOwn(document.nodes, key)
      : document.comments.some((each) => each.id === comment);
  };
  const wireStands =
    selection.wire === null || Boolean(document.nodes[selection.wire.from]?.exits[selection.wire.exit]);
  if (wireStands && selection.keys.every(exists)) return selection;
  return { keys: selection.keys.filter(exists), wire: wireStands ? selection.wire : null };
}

function renamedSelection({ keys, wire }: Selection, { nodes, comments }: OthersEdit["renamed"]): Selection {
  const renamed = (key: string) => {
    const comment = commentIdOf(key);
    return comment === null ? (nodes.get(key) ?? key) : commentKey(comments.get(comment) ?? comment);
  };
  return { keys: keys.map(renamed), wire: wire && { ...wire, from: nodes.get(wire.from) ?? wire.from } };
}

function nodesOf(patches: readonly FlowPatch[]): string[] {
  return [
    ...new Set(patches.flatMap((patch) => (patch.op === "setNode" || patch.op === "setLayout" ? [patch.id] : []))),
  ];
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
