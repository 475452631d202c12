import { describe, expect, it } from "vitest";
import { emptyFlow } from "@/lib/flow/document";
import type { Understanding } from "@/lib/nlu/create-nlu";
import { engine } from "../engine";
import { intentNode } from ".";
import { intentConfigSchema } from "./config";
import { filled, judge } from "./request";

const config = intentConfigSchema.parse({
  intents: ["a", "b", "c"].map((id) => ({ id, name: id.toUpperCase() })),
  leastConfidencePercent: 60,
});
const heard = (confidences: Record<string, number>): Understanding => ({
  ranking: Object.entries(confidences).map(([intent, confidence]) => ({ intent, confidence })),
  entities: [],
  sentiment: 0,
});
const verdict = (confidences: Record<string, number>, named: string[] = []) => {
  const found = judge(config, heard(confidences), named);
  return found.is === "unsure"
    ? found.candidates.map(({ id }) => id)
    : found.is === "intent"
      ? found.intent.id
      : found.is;
};

describe("what is made of an utterance", () => {
  it("is the likeliest intent when it is sure and ahead", () => {
    expect(verdict({ a: 0.8, b: 0.4, c: 0 })).toBe("a");
    expect(verdict({ a: 0.6, b: 0.5, c: 0 })).toBe("a");
  });

  it("is a question about two that are close, or about one that is not sure", () => {
    expect(verdict({ a: 0.8, b: 0.75, c: 0 })).toEqual(["a", "b"]);
    expect(verdict({ a: 0.5, b: 0.3, c: 0 })).toEqual(["a", "b"]);
    expect(verdict({ a: 0.5, b: 0.1, c: 0 })).toEqual(["a"]);
  });

  it("is nothing below half the sureness asked for, and when nothing was said", () => {
    expect(verdict({ a: 0.29, b: 0, c: 0 })).toBe("other");
    expect(verdict({})).toBe("other");
  });

  it("half as sure is enough for what the question named, though another is likelier", () => {
    expect(verdict({ c: 0.5, a: 0.35, b: 0.1 }, ["a", "b"])).toBe("a");
    expect(verdict({ c: 0.9, a: 0.1, b: 0.1 }, ["a", "b"])).toBe("c");
  });
});

it("each thing named fills one detail, and what was known stays", () => {
  const slot = (name: string, kind: "date" | "digits") => ({ name, kind, prompt: {} });
  const date = (value: string) => ({ kind: "date" as const, value, from: 0, to: 1 });
  const slots = [slot("from", "date"), slot("to", "date"), slot("account", "digits")];
  expect(filled(slots, {}, [date("2026-03-11")])).toEqual({ from: "2026-03-11" });
  expect(filled(slots, {}, [date("2026-03-11"), date("2026-03-12")])).toEqual({ from: "2026-03-11", to: "2026-03-12" });
  expect(filled(slots, { from: "2026-03-01" }, [date("2026-03-12")])).toEqual({ from: "2026-03-01", to: "2026-03-12" });
  const long = { kind: "phoneNumber" as const, value: "123456789", from: 0, to: 9 };
  expect(filled(slots, {}, [long])).toEqual({ account: "123456789" });
  expect(filled(slots, {}, [{ ...long, value: "+123456789" }])).toEqual({});
});

it("finds intents, keys and details that cannot be told apart, and languages without words", () => {
  const twice = intentConfigSchema.parse({
    intents: [
      { id: "a", name: "A", key: "1", keywords: { "en-US": ["a"] } },
      { id: "a", name: "B", key: "1", examples: { "en-GB": ["b"] } },
      {
        id: "other",
        name: "C",
        slots: [
          { name: "day", kind: "date" },
          { name: "day", kind: "digits" },
        ],
      },
    ],
  });
  const issues = intentNode.check?.(twice, emptyFlow("Test", ["en-US"])) ?? [];
  expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
    "intent_repeated config.intents.1.id",
    "intent_key_repeated config.intents.1.key",
    "intent_repeated config.intents.2.id",
    "intent_slot_repeated config.intents.2.slots.1.name",
    "intent_without_words config.intents.2.examples",
  ]);
});

it("a caller who goes on saying no is let go", () => {
  const flow = {
    ...emptyFlow("Test"),
    entry: "ask",
    nodes: {
      ask: {
        type: "intent",
        label: "",
        config: {
          prompt: { "en-US": { say: "What can I do?" } },
          confirm: { "en-US": { say: "You want {{ intent.name }}?" } },
          intents: [{ id: "pay", name: "to pay", keywords: { "en-US": ["pay"] } }],
          retries: 1,
        },
        exits: { pay: "end", other: "end", noInput: "end" },
      },
      end: { type: "hangUp", label: "", config: {}, exits: {} },
    },
  };
  let turn = engine.start(flow, { callId: "c", from: "anonymous", to: "+15550000000", atMs: 0 });
  for (const [index, text] of ["pay", "no", "pay", "no"].entries()) {
    expect(turn.wait.kind).toBe("gather");
    turn = engine.resume(flow, turn.session, { type: "speechHeard", at: index * 1000, text, confidence: null });
  }
  expect(turn.steps[0]).toMatchObject({ nodeId: "ask", exit: "other" });
});
