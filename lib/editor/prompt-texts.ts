import type { NodeCatalogue } from "@/lib/flow/catalogue";
import { findNodeType } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import { isHeard, type Prompt, type PromptContent } from "@/lib/flow/prompt";
import type { Json, JsonObject } from "@/lib/util/json";
import { setConfig } from "./commands/set-node";

/** One prompt of one step: a row of the table of all prompts. */
export interface PromptRow {
  nodeId: string;
  /** Within the node, e.g. `config.prompt`, `config.choices.0.prompt`. */
  path: string;
  prompt: Prompt;
  /** It may be left empty. */
  optional: boolean;
}

/** Every prompt of a flow, step by step in the order of the document. Steps whose settings are not valid have none. */
export function promptRows(document: FlowDocument, catalogue: NodeCatalogue): PromptRow[] {
  return Object.entries(document.nodes).flatMap(([nodeId, { type: name, config: raw }]) => {
    const type = findNodeType(catalogue, name);
    if (!type) return [];
    const config = type.configSchema.safeParse(raw);
    // Too long a text makes a step invalid; its prompts must stay in reach all the same.
    const value = config.success ? config.data : raw;
    return promptsOf(type, value).map(({ path, prompt, optional = false }) => ({
      nodeId,
      path,
      prompt: (config.success ? prompt : readAt(raw, path)) as Prompt,
      optional,
    }));
  });
}

function promptsOf(type: NonNullable<ReturnType<typeof findNodeType>>, config: unknown) {
  try {
    return type.prompts(config).filter(({ prompt }) => typeof prompt === "object" && prompt !== null);
  } catch {
    return [];
  }
}

/** Languages in which a row says nothing although it should, or although another language says something. */
export function missingIn({ prompt, optional }: PromptRow, languages: readonly string[]): string[] {
  const missing = languages.filter((language) => !isHeard(prompt[language]));
  return optional && missing.length === languages.length ? [] : missing;
}

/** Another content for a prompt in one language; null takes the language out of it. Unchanged when there is no such prompt. */
export function setPromptText(
  document: FlowDocument,
  catalogue: NodeCatalogue,
  { nodeId, path }: Pick<PromptRow, "nodeId" | "path">,
  language: string,
  content: PromptContent | null,
): FlowDocument {
  const node = document.nodes[nodeId];
  if (!node) return document;
  const [, ...keys] = path.split(".");
  const config = changedAt(node.config, keys, (prompt) => {
    const { [language]: _former, ...rest } = (prompt ?? {}) as JsonObject;
    return content === null ? rest : { ...((prompt ?? {}) as JsonObject), [language]: content as Json };
  });
  return setConfig(document, catalogue, nodeId, config as JsonObject);
}

function readAt(config: Json, path: string): Json | undefined {
  const [, ...keys] = path.split(".");
  return keys.reduce<Json | undefined>((value, key) => (value as JsonObject | undefined)?.[key], config) ?? {};
}

function changedAt(
  value: Json | undefined,
  [key, ...rest]: readonly string[],
  change: (value: Json | undefined) => Json,
): Json {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((each, index) => (String(index) === key ? changedAt(each, rest, change) : each));
  const object = (value ?? {}) as JsonObject;
  return { ...object, [key]: changedAt(object[key], rest, change) };
}
