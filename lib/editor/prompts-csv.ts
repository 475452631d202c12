import type { NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
import type { PromptContent } from "@/lib/flow/prompt";
import { templateProblem } from "@/lib/flow/template";
import { isKept, type Json, type JsonObject } from "@/lib/util/json";
import { readCsv, writeCsv } from "./csv";
import { type PromptRow, promptRows, setPromptText } from "./prompt-texts";

/** The first columns; `step` and `prompt` say where a text belongs, `title` is for the translator. */
const fixed = ["step", "prompt", "title"] as const;

/** What is wrong with a file. Words for each are in `messages/…/prompts.json` under `csv.problems`. */
export type CsvProblem =
  | { code: "empty" | "noHeader" }
  | { code: "unknownLanguage"; language: string }
  | {
      line: number;
      code: "unknownStep" | "unknownPrompt" | "tooManyCells" | "twice";
      step: string;
      prompt: string;
    }
  | { line: number; code: "notKept"; language: string }
  | { line: number; code: "tooLong"; language: string; characters: number; over: number }
  | { line: number; code: "template"; language: string; problem: string };

export interface CsvChange extends Pick<PromptRow, "nodeId" | "path"> {
  language: string;
  content: PromptContent | null;
}

/** The texts of a flow for whoever translates them: a line for each prompt, a column for each language. */
export function promptsToCsv(document: FlowDocument, catalogue: NodeCatalogue): string {
  const { languages } = document;
  const lines = promptRows(document, catalogue).map(({ nodeId, path, prompt }) => [
    nodeId,
    keyIn(document, nodeId, path),
    document.nodes[nodeId]?.label ?? "",
    ...languages.map((language) => cellOf(prompt[language])),
  ]);
  return writeCsv([[...fixed, ...languages], ...lines]);
}

/**
 * What a file would change. Lines and languages that are not in it stay as they are; an empty cell makes a text empty.
 * With any problem nothing is to be changed.
 */
export function changesFromCsv(
  document: FlowDocument,
  catalogue: NodeCatalogue,
  text: string,
): { changes: CsvChange[]; problems: CsvProblem[] } {
  const [header, ...records] = readCsv(text);
  if (!header) return { changes: [], problems: [{ code: "empty" }] };
  const columns = header.cells.map((cell) => cell.trim());
  const [stepAt, promptAt] = [columns.indexOf("step"), columns.indexOf("prompt")];
  if (stepAt < 0 || promptAt < 0) return { changes: [], problems: [{ code: "noHeader" }] };
  const problems: CsvProblem[] = columns
    .filter((column) => column !== "" && !fixed.some((each) => each === column) && !document.languages.includes(column))
    .map((language) => ({ code: "unknownLanguage", language }));
  const all = promptRows(document, catalogue);
  // As earlier releases wrote it: by the place in its list.
  const byPlace = all.map((row): [string, PromptRow] => [keyOf(row.nodeId, ownPath(row.path)), row]);
  const byName = all.map((row): [string, PromptRow] => [keyOf(row.nodeId, keyIn(document, row.nodeId, row.path)), row]);
  const rows = new Map([...byPlace, ...byName]);
  const seen = new Set<PromptRow>();
  const changes: CsvChange[] = [];
  for (const { line, cells } of records) {
    const [step, prompt] = [cells[stepAt]?.trim() ?? "", cells[promptAt]?.trim() ?? ""];
    const row = rows.get(keyOf(step, prompt));
    const place = { line, step, prompt };
    if (!Object.hasOwn(document.nodes, step)) problems.push({ ...place, code: "unknownStep" });
    else if (!row) problems.push({ ...place, code: "unknownPrompt" });
    else if (seen.has(row)) problems.push({ ...place, code: "twice" });
    else if (cells.slice(columns.length).some((cell) => cell !== "")) problems.push({ ...place, code: "tooManyCells" });
    else {
      seen.add(row);
      for (const [index, language] of columns.entries()) {
        const cell = cells[index];
        if (cell === undefined || !document.languages.includes(language)) continue;
        const now = row.prompt[language];
        if (cell === cellOf(now)) continue;
        const content = contentOf(cell, now);
        const problem = isKept(cell)
          ? problemOf(content, line, language)
          : { line, code: "notKept" as const, language };
        if (problem) problems.push(problem);
        changes.push({ nodeId: row.nodeId, path: row.path, language, content });
      }
    }
  }
  return { changes, problems };
}

export function applyCsvChanges(
  document: FlowDocument,
  catalogue: NodeCatalogue,
  changes: readonly CsvChange[],
): FlowDocument {
  return changes.reduce(
    (flow, { language, content, ...row }) => setPromptText(flow, catalogue, row, language, content),
    document,
  );
}

const ownPath = (path: string) => path.replace(/^config\./, "");

/**
 * What a prompt is called in the file. In a list it is told by what its item is called, `choices[billing].prompt`: a
 * translation comes back days later, when the list may have another order.
 */
function keyIn(document: FlowDocument, nodeId: string, path: string): string {
  let within: Json | undefined = document.nodes[nodeId]?.config;
  let key = "";
  for (const part of ownPath(path).split(".")) {
    const name = Array.isArray(within) ? nameIn(within, Number(part)) : null;
    key += name === null ? `${key && "."}${part}` : `[${name}]`;
    within = (within as JsonObject | undefined)?.[part];
  }
  return key;
}

/** What an item of a list is called when no other is called so. */
function nameIn(list: readonly Json[], index: number): string | null {
  const name = nameOf(list[index]);
  return name !== null && list.filter((item) => nameOf(item) === name).length === 1 ? name : null;
}

function nameOf(item: Json | undefined): string | null {
  if (item === null || typeof item !== "object" || Array.isArray(item)) return null;
  const name = item.id ?? item.name;
  return typeof name === "string" && name !== "" ? name : null;
}

const keyOf = (nodeId: string, path: string) => JSON.stringify([nodeId, path]);

/** A recording is written so that a translator leaves it alone; a text that happens to look like one gets a backslash. */
function cellOf(content: PromptContent | undefined): string {
  if (content === undefined) return "";
  if ("play" in content) return `[audio: ${content.play}]`;
  return /^\\*\[audio: .*\]$/s.test(content.say) ? `\\${content.say}` : content.say;
}

function contentOf(cell: string, now: PromptContent | undefined): PromptContent | null {
  const audio = /^\[audio: (.+)\]$/s.exec(cell)?.[1];
  if (audio !== undefined) return { play: audio };
  if (cell === "") return null;
  const say = /^\\+\[audio: .*\]$/s.test(cell) ? cell.slice(1) : cell;
  return now && "voice" in now && now.voice !== undefined ? { say, voice: now.voice } : { say };
}

function problemOf(content: PromptContent | null, line: number, language: string): CsvProblem | null {
  if (content === null || "play" in content) return null;
  const characters = content.say.length;
  const over = characters - limits.promptCharacters;
  if (over > 0) return { line, code: "tooLong", language, characters, over };
  const problem = content.say.includes("{") ? templateProblem(content.say) : null;
  return problem === null ? null : { line, code: "template", language, problem };
}
