import type { ChangeLine, NodeWords } from "@/components/compare/node-lines";
import { nodeLines } from "@/components/compare/node-lines";
import { cardLines } from "@/components/designer/canvas/card-content";
import { commentKey } from "@/lib/editor/commands/move-nodes";
import { type ChangeKind, keysOf } from "@/lib/flow/diff";
import type { FlowDocument } from "@/lib/flow/document";
import { type Overlay, readingOrder } from "@/lib/flow/overlay";
import type { FlowField } from "@/lib/flow/patch";

/** What changed about one step, one note, or the flow itself. */
export interface ChangeGroup {
  /** The canvas's key of the step or note; `flow` for the flow itself. */
  key: string;
  kind: ChangeKind;
  title: string;
  /** What kind of step it is; null for the others. */
  typeName: string | null;
  type: string | null;
  lines: ChangeLine[];
  /** What the card of an added or removed step says. */
  says: string[];
}

export interface GroupWords extends NodeWords {
  flow: string;
  note: string;
  nowhere: string;
  field(field: FlowField): string;
  companyFact(fact: string): string;
  subflow: string;
  renewed: string;
}

/** Every change, told once: the flow itself, its steps in the order in which calls come to them, its notes. */
export function changeGroups(
  { diff, document }: Overlay,
  before: FlowDocument,
  after: FlowDocument,
  words: GroupWords,
): ChangeGroup[] {
  const flow = flowLines(diff.fields, diff.subflows, before, after, words);
  const groups: ChangeGroup[] =
    flow.length === 0
      ? []
      : [{ key: "flow", kind: "changed", title: words.flow, typeName: null, type: null, lines: flow, says: [] }];
  for (const id of readingOrder(document)) {
    const change = diff.nodes[id];
    const node = document.nodes[id];
    if (!change || !node) continue;
    const { kind, paths } = change;
    const isWhole = kind === "added" || kind === "removed";
    groups.push({
      key: id,
      kind,
      title: words.texts.title(node),
      typeName: words.texts.name(node.type),
      type: node.type,
      lines: kind === "changed" ? nodeLines(id, { before, after, paths }, words) : [],
      says: isWhole ? cardLines(node, document.languages, words.texts).map(({ text }) => text) : [],
    });
  }
  for (const { id, text } of document.comments) {
    const kind = diff.comments[id];
    if (!kind) continue;
    const was = before.comments.find((comment) => comment.id === id)?.text ?? null;
    const is = after.comments.find((comment) => comment.id === id)?.text ?? null;
    const lines = kind === "moved" ? [] : [{ key: "text", label: words.note, language: null, before: was, after: is }];
    const title = text.trim().split("\n")[0] || words.note;
    groups.push({ key: commentKey(id), kind, title, typeName: words.note, type: null, lines, says: [] });
  }
  return groups;
}

function flowLines(
  fields: readonly FlowField[],
  subflows: readonly string[],
  before: FlowDocument,
  after: FlowDocument,
  words: GroupWords,
): ChangeLine[] {
  const step = (flow: FlowDocument, id: string | null) => {
    const node = id === null ? undefined : flow.nodes[id];
    return node ? words.texts.title(node) : words.nowhere;
  };
  const text = (flow: FlowDocument, field: Exclude<FlowField, "company">): string => {
    if (field === "name") return flow.name;
    if (field === "languages") return words.texts.list(flow.languages.map(words.language));
    return step(flow, flow[field]);
  };
  return [
    ...fields.flatMap((field): ChangeLine[] => {
      if (field === "company") return companyLines(before, after, words);
      const line = { key: field, label: words.field(field), language: null };
      return [{ ...line, before: text(before, field), after: text(after, field) }];
    }),
    ...subflows.map((name) => {
      const label = `${words.subflow} · ${name}`;
      const has = (flow: FlowDocument) => Object.hasOwn(flow.subflows ?? {}, name);
      const isIn = [before, after].every(has);
      const [was, is] = isIn ? [null, words.renewed] : has(before) ? [name, null] : [null, name];
      return { key: `subflow ${name}`, label, language: null, before: was, after: is };
    }),
  ];
}

function companyLines(before: FlowDocument, after: FlowDocument, words: GroupWords): ChangeLine[] {
  return keysOf(before.company, after.company).flatMap((fact) => {
    const [was, is] = [before.company[fact] ?? {}, after.company[fact] ?? {}];
    return keysOf(was, is).flatMap((language): ChangeLine[] => {
      const [old, now] = [was[language] ?? null, is[language] ?? null];
      const label = `${words.field("company")} · ${words.companyFact(fact)}`;
      return old === now ? [] : [{ key: `company ${fact} ${language}`, label, language, before: old, after: now }];
    });
  });
}
