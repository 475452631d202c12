import { describe, expect, it } from "vitest";
import { emptyFlow, type FlowDocument } from "@/lib/flow/document";
import { findText, queryWords } from "./find-text";
import { hitsAtMost, searchFlow } from "./search-flow";
import { testCatalogue as catalogue } from "./test-catalogue";

const found = (text: string, query: string) => findText(text, queryWords(query))?.map(([a, b]) => text.slice(a, b));

describe("finding text", () => {
  it.each([
    ["Café Zürich", "CAFE zurich", ["Café", "Zürich"]],
    ["naïve", "IV", ["ïv"]],
    ["Straße", "strasse", ["Straße"]],
    ["مُسَاعَدَة العُمَلاء", "مساعده", ["مُسَاعَدَة"]],
    ["الإجابة", "الاجابه", ["الإجابة"]],
    ["هـــلا", "هلا", ["هـــلا"]],
    ["الرقم ٤٥٦", "456", ["٤٥٦"]],
    ["Tõrge ja õnn", "torge ONN", ["Tõrge", "õnn"]],
    ["aaa", "aa a", ["aaa"]],
  ])("%s holds %s", (text, query, parts) => expect(found(text, query)).toEqual(parts));

  it("needs every word, in any order", () => {
    expect(found("Billing queue", "queue bill")).toEqual(["Bill", "queue"]);
    expect(found("Billing queue", "queue sales")).toBeUndefined();
  });
});

describe("searching a flow", () => {
  const flow: FlowDocument = {
    ...emptyFlow("x"),
    nodes: {
      welcome: {
        type: "greeting",
        label: "Welcome",
        config: { prompt: { "en-US": { say: "Hello caller" }, "ar-AE": { say: "أهلاً وسهلاً" } }, text: "" },
        exits: { next: null },
      },
      "wait-1": { type: "menu", label: "", config: { queue: "billing", seconds: 90, choices: ["one"] }, exits: {} },
    },
    comments: [{ id: "note", text: "Ask billing", x: 0, y: 0 }],
  };
  const words = {
    title: ({ label }: { label: string }) => label || "(unnamed)",
    type: ({ type }: { type: string }) => type,
    exit: (_: unknown, { id }: { id: string }) => (id === "next" ? "Goes on" : id),
  };
  const search = (query: string) =>
    searchFlow(flow, catalogue, query, words).map(({ key, kind, path }) => `${key} ${kind} ${path}`.trim());

  it("looks at names, kinds, ids, exits, prompts in every language, values and notes", () => {
    expect(search("welc")).toEqual(["welcome name label", "welcome id id"]);
    expect(search("اهلا")).toEqual(["welcome value config.prompt.ar-AE.say"]);
    expect(search("hello")).toEqual(["welcome value config.prompt.en-US.say"]);
    expect(search("billing")).toEqual(["wait-1 value config.queue", "comment:note comment"]);
    expect(search("90")).toEqual(["wait-1 value config.seconds"]);
    expect(search("goes on")).toEqual(["welcome exit exits.next"]);
    expect(search("menu")).toEqual(["wait-1 type"]);
    expect(search("  ")).toEqual([]);
  });

  it("says where in the text, and never finds without end", () => {
    expect(searchFlow(flow, catalogue, "caller", words)[0]?.ranges).toEqual([[6, 12]]);
    const many = Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`n${n}`, flow.nodes.welcome!]));
    expect(searchFlow({ ...flow, nodes: many }, catalogue, "hello", words)).toHaveLength(hitsAtMost);
  });
});
