"use client";

import { useTranslations } from "next-intl";
import { nodeFacts } from "@/components/compare/node-facts";
import { useChangeWords } from "@/components/compare/use-change-words";
import { cardLines } from "@/components/designer/canvas/card-content";
import { useDesigner } from "@/components/designer/designer-context";
import type { Conflict } from "@/lib/editor/draft-memory";
import { partsOf } from "@/lib/editor/merge/held-places";
import { nodeExits } from "@/lib/editor/node-exits";
import type { FlowDocument, FlowNode } from "@/lib/flow/document";
import type { Json } from "@/lib/util/json";

export interface ConflictWords {
  /** The step, note or setting of the flow. */
  part(conflict: Conflict): string;
  /** The field of a step, in the words of its form; null when the part has no fields. */
  field(conflict: Conflict): string | null;
  /** What one side has there, line by line. */
  value(conflict: Conflict, value: Json | undefined): string[];
}

/** What is in conflict, as the forms and cards would say it. */
export function useConflictWords(): ConflictWords {
  const t = useTranslations("designer.conflict");
  const words = useChangeWords();
  const { editor, autosave } = useDesigner();
  const { texts, language } = words;
  const mine = editor.store.getState().document;
  const nodeOf = (id: string): FlowNode | undefined => mine.nodes[id] ?? autosave.saved().nodes[id];
  const titleOf = (id: string) => {
    const node = nodeOf(id);
    return node ? texts.title(node) : id;
  };
  const written = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value, null, 1));

  return {
    part({ subject, before }) {
      const [kind, id] = partsOf(subject);
      if (kind === "comment") return t("note");
      if (kind === "field") return t(`field.${id}` as "field.name");
      return nodeOf(id) || typeof before !== "object" ? titleOf(id) : texts.title(before as unknown as FlowNode);
    },
    field({ subject, path: [kind, key = "", tag] }) {
      const [, id] = partsOf(subject);
      const node = nodeOf(id);
      if (kind === undefined || !node) return subject.startsWith("node:") ? t("whole") : null;
      if (kind === "label") return words.label;
      if (kind === "type") return words.kindOfStep;
      if (kind === "exits") {
        const exit = nodeExits(editor.catalogue, node).find((each) => each.id === key);
        return words.leads(texts.exit(node.type, exit ?? { id: key }));
      }
      const { label } = texts.field(node.type, key);
      return tag === undefined ? label : `${label} · ${language(tag)}`;
    },
    value({ subject, path: [kind, key = "", tag] }, value) {
      const [part, id] = partsOf(subject);
      if (part === "field") return [flowField(id, value)];
      if (part === "comment") return [value === undefined ? t("removed") : written(value)];
      if (kind === undefined) {
        if (value === undefined) return [t("removed")];
        const node = value as unknown as FlowNode;
        const lines = cardLines(node, mine.languages, texts).map(({ text }) => text);
        return [texts.title(node), ...lines.filter((line, index) => lines.indexOf(line) === index)];
      }
      if (kind === "exits") return [typeof value === "string" ? titleOf(value) : words.notConnected];
      if (value === undefined || value === "" || value === null) return [t("empty")];
      if (kind === "type") return [texts.name(written(value))];
      const node = nodeOf(id);
      if (kind === "label" || !node) return [written(value)];
      const config: FlowNode["config"] = { [key]: tag === undefined ? value : { [tag]: value } };
      const facts = nodeFacts({ ...node, config }, mine.languages, words);
      const lines = facts.map(({ labels, text }) => [...labels.slice(1), text].join(": "));
      return lines.length > 0 ? [...new Set(lines)] : [t("empty")];
    },
  };

  function flowField(field: string, value: Json | undefined): string {
    if (field === "languages") return texts.list((value as FlowDocument["languages"]).map(language));
    if (value === undefined || value === null) return t("empty");
    return typeof value === "string" && field !== "name" ? titleOf(value) : written(value);
  }
}
