import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
import type { Prompt } from "@/lib/flow/prompt";
import { nodeTypes } from "@/lib/nodes/registry";
import type { Json } from "@/lib/util/json";
import { readCsv, writeCsv } from "./csv";
import { missingIn, promptRows, setPromptText } from "./prompt-texts";
import { applyCsvChanges, changesFromCsv, promptsToCsv } from "./prompts-csv";

const languages = ["en-US", "ar-AE"];

function flowOf(prompts: Record<string, Prompt>): FlowDocument {
  const nodes = Object.fromEntries(
    Object.entries(prompts).map(([id, prompt]) => [
      id,
      { type: "hangUp", label: `Step ${id}`, config: { prompt }, exits: {} },
    ]),
  );
  return { ...emptyFlow("Test"), languages, nodes: nodes as FlowDocument["nodes"] };
}

const prompts = (flow: FlowDocument) =>
  Object.fromEntries(promptRows(flow, nodeTypes).map(({ nodeId, prompt }) => [nodeId, prompt]));
const read = (flow: FlowDocument, csv: string) => changesFromCsv(flow, nodeTypes, csv);

const cells = fc.string({ unit: "binary" });
const contents = fc.oneof(
  fc.oneof(cells, fc.constantFrom("[audio: x]", "\\[audio: x]", '"', " a ", "a;b\tc\r\nd")).map((say) => ({ say })),
  fc.constantFrom("welcome", "https://example.com/a].wav").map((play) => ({ play })),
);

describe("CSV", () => {
  it("comes back as it was, whatever is in it", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cells, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rest) => {
        const records = [["step", "prompt"], ...rest];
        const kept = records.filter((record) => record.some((cell) => cell !== ""));
        expect(readCsv(writeCsv(records)).map((record) => record.cells)).toEqual(kept);
      }),
    );
  });

  it("reads what spreadsheets make of it, and knows the line", () => {
    expect(readCsv('step;prompt;en-US\n\na;prompt;"two\nlines, here"\nb;prompt;x')).toEqual([
      { line: 1, cells: ["step", "prompt", "en-US"] },
      { line: 3, cells: ["a", "prompt", "two\nlines, here"] },
      { line: 5, cells: ["b", "prompt", "x"] },
    ]);
    expect(readCsv("step\tprompt\r\na\tb")[1]?.cells).toEqual(["a", "b"]);
  });
});

describe("the texts of a flow as CSV", () => {
  it("change nothing when they come back as they went, and everything when they come back to an empty flow", () => {
    fc.assert(
      fc.property(contents, contents, contents, (a, b, c) => {
        const flow = flowOf({ a: { "en-US": a, "ar-AE": b }, b: { "en-US": c } } as Record<string, Prompt>);
        const csv = promptsToCsv(flow, nodeTypes);
        expect(read(flow, csv).changes).toEqual([]);
        const empty = flowOf({ a: {}, b: {} });
        const back = applyCsvChanges(empty, nodeTypes, read(empty, csv).changes);
        expect(promptsToCsv(back, nodeTypes)).toBe(csv);
      }),
    );
  });

  it("takes a translation in, keeps voices, recordings and what the file leaves out", () => {
    const flow = flowOf({
      a: { "en-US": { say: "Hello", voice: "Polly.Joanna" }, "ar-AE": { say: "" } },
      b: { "en-US": { play: "jingle" } },
      c: { "en-US": { say: "Bye" } },
    });
    const { changes, problems } = read(flow, "step,prompt,en-US,ar-AE\na,prompt,Hi,أهلا\nb,prompt,[audio: jingle],\n");
    expect(problems).toEqual([]);
    expect(prompts(applyCsvChanges(flow, nodeTypes, changes))).toEqual({
      a: { "en-US": { say: "Hi", voice: "Polly.Joanna" }, "ar-AE": { say: "أهلا" } },
      b: { "en-US": { play: "jingle" } },
      c: { "en-US": { say: "Bye" } },
    });
  });

  it.each<[string, string, (name: string) => Json]>([
    ["menu", "choices", (id) => ({ id, label: id, prompt: { "en-US": { say: `Of ${id}` } } })],
    ["survey", "questions", (name) => ({ name, prompt: { "en-US": { say: `Of ${name}` } } })],
    [
      "intent",
      "intents",
      (id) => ({ id, name: "Same", slots: [{ name: "day", prompt: { "en-US": { say: `Of ${id}` } } }] }),
    ],
  ])("stay with their item when a %s has its %s in another order by then", (type, list, item) => {
    const flow = (...items: Json[]): FlowDocument => ({
      ...emptyFlow("Test"),
      languages,
      nodes: { n: { type, label: "", config: { [list]: items }, exits: {} } },
    });
    const [a, b] = [item("a"), item("b")];
    const csv = promptsToCsv(flow(a, b), nodeTypes);
    expect(csv).toContain(`n,${list}[a].`);
    const turned = flow(b, a);
    expect(read(turned, csv)).toEqual({ changes: [], problems: [] });
    const translated = read(turned, csv.replace("Of a,", "Of a,من أ"));
    expect(translated.changes).toMatchObject([{ path: expect.stringContaining(`config.${list}.1.`) }]);
    expect(read(flow(b), csv).problems).toMatchObject([{ code: "unknownPrompt" }]);
  });

  it("of an earlier release are told by their place, as are items of one name; both at once are the same twice", () => {
    const questions = ["same", "same", "other"].map((name) => ({ name, prompt: { "en-US": { say: "?" } } }));
    const survey = { type: "survey", label: "", config: { questions }, exits: {} };
    const flow: FlowDocument = { ...emptyFlow("Test"), languages, nodes: { s: survey } };
    expect(promptsToCsv(flow, nodeTypes)).toMatch(
      /s,questions\.0\.prompt.*s,questions\.1\.prompt.*s,questions\[other\]\./s,
    );
    const csv = "step,prompt,en-US\ns,questions.2.prompt,New\n";
    expect(read(flow, csv).changes).toMatchObject([{ path: "config.questions.2.prompt", content: { say: "New" } }]);
    expect(read(flow, `${csv}s,questions[other].prompt,Newer`).problems).toMatchObject([{ code: "twice" }]);
  });

  it("says what is wrong, line by line", () => {
    const flow = flowOf({ a: { "en-US": { say: "Hello" } } });
    const long = "x".repeat(limits.promptCharacters + 3);
    const csv = [
      "step,prompt,en-US,xx-XX",
      "gone,prompt,x",
      "a,hint,x",
      `a,prompt,${long}`,
      "a,prompt,y",
      "a,prompt,z",
    ];
    expect(read(flow, csv.join("\n")).problems).toEqual([
      { code: "unknownLanguage", language: "xx-XX" },
      { line: 2, code: "unknownStep", step: "gone", prompt: "prompt" },
      { line: 3, code: "unknownPrompt", step: "a", prompt: "hint" },
      { line: 4, code: "tooLong", language: "en-US", characters: limits.promptCharacters + 3, over: 3 },
      { line: 5, code: "twice", step: "a", prompt: "prompt" },
      { line: 6, code: "twice", step: "a", prompt: "prompt" },
    ]);
    expect(read(flow, "step,prompt,en-US\na,prompt,{{ open").problems).toMatchObject([{ line: 2, code: "template" }]);
    expect(read(flow, "step,prompt,en-US\na,prompt,Hel\0lo").problems).toEqual([
      { line: 2, code: "notKept", language: "en-US" },
    ]);
    expect(read(flow, "").problems).toEqual([{ code: "empty" }]);
    expect(read(flow, "Hello\nthere").problems).toEqual([{ code: "noHeader" }]);
  });
});

describe("promptRows", () => {
  it("has every prompt of every node type, and puts a text where it belongs", () => {
    for (const [type, { newConfig }] of Object.entries(nodeTypes)) {
      const config = newConfig(languages) as FlowDocument["nodes"][string]["config"];
      const flow = { ...emptyFlow("Test"), languages, nodes: { n: { type, label: "", config, exits: {} } } };
      for (const row of promptRows(flow, nodeTypes)) {
        const changed = setPromptText(flow, nodeTypes, row, "ar-AE", { say: "نص" });
        const found = promptRows(changed, nodeTypes).find(({ path }) => path === row.path);
        expect(found?.prompt["ar-AE"], `${type} ${row.path}`).toEqual({ say: "نص" });
      }
    }
  });

  it("keeps a prompt in reach that is too long to be valid", () => {
    const say = "x".repeat(50_000);
    expect(promptRows(flowOf({ a: { "en-US": { say } } }), nodeTypes)).toMatchObject([
      { prompt: { "en-US": { say } } },
    ]);
  });

  it("misses a language where another says something, and where nothing is said that should be", () => {
    const row = (prompt: Prompt, optional: boolean) => ({ nodeId: "a", path: "config.prompt", prompt, optional });
    expect(missingIn(row({ "en-US": { say: "Hi" }, "ar-AE": { say: " " } }, true), languages)).toEqual(["ar-AE"]);
    expect(missingIn(row({}, true), languages)).toEqual([]);
    expect(missingIn(row({}, false), languages)).toEqual(languages);
  });
});
