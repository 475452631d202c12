"use client";

import { useMemo } from "react";
import { type NodeTexts, useNodeTexts } from "@/components/designer/use-node-texts";
import type { FlowNode } from "@/lib/flow/document";
import { pickContent, promptSchema } from "@/lib/flow/prompt";
import { nodeEditors } from "@/lib/nodes/editors";
import type { CardLine, NodeEditor } from "@/lib/nodes/node-editor";
import type { Json } from "@/lib/util/json";

/** The look of a type, or null for one that this release does not know. */
export function editorOf(type: string): NodeEditor | null {
  return Object.hasOwn(nodeEditors, type) ? nodeEditors[type as keyof typeof nodeEditors] : null;
}

/** What a card says of its node, in the flow's first language. */
export function useCardLines(node: FlowNode, languages: readonly string[]): CardLine[] {
  const texts = useNodeTexts();
  return useMemo(() => cardLines(node, languages, texts), [node, languages, texts]);
}

export function cardLines(node: FlowNode, languages: readonly string[], texts: NodeTexts): CardLine[] {
  const editor = editorOf(node.type);
  if (!editor) return [{ kind: "rule", text: texts.name(node.type) }];
  return editor.card(node.config, {
    speech: (prompt) => promptInWords(prompt, languages, texts),
    template: (text) => templateInWords(text, texts),
    text: (key, values) => texts.text(node.type, key, values),
    duration: texts.duration,
    condition: texts.condition,
    list: texts.list,
  });
}

/** `Hello {First name}.`; audio by its name; null when nothing is said. */
function promptInWords(prompt: Json | undefined, languages: readonly string[], texts: NodeTexts): string | null {
  const parsed = promptSchema.safeParse(prompt ?? {});
  const picked = parsed.success ? pickContent(parsed.data, languages[0] ?? "en-US", languages) : null;
  if (!picked) return null;
  return "play" in picked.content ? `♪ ${picked.content.play}` : templateInWords(picked.content.say, texts);
}

/** Template marks in words, so that a card reads as the caller hears it. */
export function templateInWords(template: string, texts: Pick<NodeTexts, "fact">): string {
  return template
    .replace(/\{%.*?%\}/gs, "")
    .replace(/\{\{\s*([\w.]+)[^}]*\}\}/g, (_, path: string) => `{${texts.fact(path)}}`)
    .replace(/\s+/g, " ")
    .replace(/ ([.,;:!?،؟])/g, "$1")
    .trim();
}
