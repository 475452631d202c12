import type { GraphNode } from "../graph";
import type { Issue } from "../issue";
import type { Prompt, PromptContent } from "../prompt";
import { spokenSeconds } from "../spoken-time";
import { ofEachNode } from "./check";

/** What a node says at once has to fit one TwiML document (64 kB) with its verbs and the caller's data filled in. */
const nodeBytes = 48 * 1024;

/** Whoever has to remember choices forgets the first after half a minute; a minute of talk makes callers hang up. */
const menuSeconds = 30;
const promptSeconds = 60;

/** Nothing that is said takes longer than a caller listens, nor more text than the carrier takes. */
export const lengthCheck = ofEachNode((found, { languages }) =>
  languages.flatMap((language) => tooLong(found, language)),
);

function tooLong({ id, type, config }: GraphNode, language: string): Issue[] {
  if (!type || config === undefined) return [];
  const prompts = type.prompts(config);
  const choices = type.choices?.(config) ?? [];
  const told = new Set(choices.flatMap(({ toldIn }) => toldIn));
  const others = prompts.filter(({ prompt }) => !told.has(prompt));
  return [
    ...tooSlow(id, "config", [...told], language, menuSeconds),
    ...others.flatMap(({ path, prompt }) => tooSlow(id, `${path}.${language}`, [prompt], language, promptSeconds)),
    ...tooLarge(
      id,
      prompts.map(({ prompt }) => prompt),
      language,
    ),
  ];
}

function tooSlow(id: string, path: string, prompts: readonly Prompt[], language: string, most: number): Issue[] {
  const seconds = prompts.reduce((sum, prompt) => sum + spokenSeconds(textOf(prompt[language]), language), 0);
  if (seconds <= most) return [];
  const values = { seconds: Math.round(seconds), limit: most, language };
  return [
    {
      code: "prompt_too_long",
      severity: "warning",
      nodeId: id,
      path,
      message: `This takes about ${values.seconds} s to say in ${language}; callers listen for ${most} s. Say less, or say it in two steps.`,
      values,
    },
  ];
}

function tooLarge(id: string, prompts: readonly Prompt[], language: string): Issue[] {
  const characters = prompts.reduce((total, prompt) => total + textOf(prompt[language]).length, 0);
  if (characters * 3 <= nodeBytes) return [];
  const bytes = prompts.reduce((total, prompt) => total + utf8Bytes(textOf(prompt[language])), 0);
  if (bytes <= nodeBytes) return [];
  return [
    {
      code: "prompts_too_long",
      severity: "error",
      nodeId: id,
      path: "config",
      message: `All that is said here in ${language} comes to ${bytes} bytes; the carrier takes ${nodeBytes}.`,
      values: { language, limit: nodeBytes, bytes },
    },
  ];
}

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
