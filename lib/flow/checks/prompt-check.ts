import type { FlowGraph, GraphNode } from "../graph";
import type { Issue } from "../issue";
import { limits } from "../limits";
import type { Prompt, PromptContent } from "../prompt";
import { templateProblem } from "../template";
import type { Check } from "./check";

/** What a node says at once has to fit one TwiML document (64 kB) with its verbs and the caller's data filled in. */
const nodeBytes = 48 * 1024;

/** Every prompt says something, in every language of the flow, and can be filled in. */
export const promptCheck: Check = (graph) =>
  [...graph.nodes.values()].flatMap((found) => {
    if (!found.type || found.config === undefined) return [];
    const prompts = found.type.prompts(found.config);
    return [
      ...prompts.flatMap(({ path, prompt, optional }) => check(graph, found, path, prompt, optional ?? false)),
      ...tooMuch(
        graph,
        found,
        prompts.map(({ prompt }) => prompt),
      ),
    ];
  });

function check({ flow }: FlowGraph, { id }: GraphNode, path: string, prompt: Prompt, optional: boolean): Issue[] {
  const written = Object.keys(prompt).filter((language) => !silent(prompt[language]));
  if (written.length === 0) {
    if (optional) return [];
    return [error("prompt_missing", id, path, "Nothing is said here yet. Write the prompt or choose audio.")];
  }
  const issues = flow.languages
    .filter((language) => !written.includes(language))
    .map((language) =>
      error("language_missing", id, `${path}.${language}`, `The prompt is not written in ${language}.`, { language }),
    );
  for (const language of written) {
    const content = prompt[language];
    if (content && "say" in content) issues.push(...textIssues(id, `${path}.${language}`, content.say));
  }
  return issues;
}

function textIssues(id: string, path: string, text: string): Issue[] {
  if (text.length > limits.promptCharacters) {
    const values = { limit: limits.promptCharacters, length: text.length };
    return [
      error(
        "prompt_too_long",
        id,
        path,
        `A prompt may have ${values.limit} characters; this has ${values.length}.`,
        values,
      ),
    ];
  }
  if (!text.includes("{")) return [];
  const problem = templateProblem(text);
  return problem === null
    ? []
    : [error("template_invalid", id, path, `The text cannot be read: ${problem}.`, { problem })];
}

function tooMuch({ flow }: FlowGraph, { id }: GraphNode, prompts: readonly Prompt[]): Issue[] {
  return flow.languages.flatMap((language) => {
    const characters = prompts.reduce((total, prompt) => total + textOf(prompt[language]).length, 0);
    if (characters * 3 <= nodeBytes) return [];
    const bytes = prompts.reduce((total, prompt) => total + utf8Bytes(textOf(prompt[language])), 0);
    if (bytes <= nodeBytes) return [];
    const values = { language, limit: nodeBytes, bytes };
    return [
      error(
        "prompts_too_long",
        id,
        "config",
        `All that is said here in ${language} comes to ${bytes} bytes; the carrier takes ${nodeBytes}.`,
        values,
      ),
    ];
  });
}

const silent = (content: PromptContent | undefined) => !content || ("say" in content && content.say.trim() === "");

const textOf = (content: PromptContent | undefined) => (content && "say" in content ? content.say : "");

/** A surrogate pair counts 6 instead of 4: near enough, and on the safe side. */
function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
  }
  return bytes;
}

function error(code: string, nodeId: string, path: string, message: string, values: Issue["values"] = {}): Issue {
  return { code, severity: "error", nodeId, path, message, values };
}
