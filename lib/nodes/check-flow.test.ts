import { describe, expect, it } from "vitest";
import { emptyFlow, type FlowDocument, type FlowNode } from "@/lib/flow/document";
import { issueKey } from "@/lib/flow/issue";
import { leastCpuMs } from "@/lib/util/test-speed";
import { checkFlow } from "./check-flow";

const hangUp: FlowNode = { type: "hangUp", label: "", config: {}, exits: {} };

function flowOf(node: Partial<FlowNode>, more: Partial<FlowDocument> = {}): FlowDocument {
  return { ...emptyFlow("Test"), entry: "a", nodes: { a: { ...hangUp, ...node }, end: hangUp }, ...more };
}

const issues = (flow: FlowDocument) =>
  checkFlow(flow)
    .filter(({ nodeId }) => nodeId === "a")
    .map(({ code, path }) => `${code} ${path}`);

it("two unknown variables in one prompt are two problems, each with a key of its own", () => {
  const config = { prompt: { "en-US": { say: "{{ vars.first }} {{ vars.second }}" } } };
  const found = checkFlow(flowOf({ type: "greeting", config, exits: { next: "end" } })).filter(
    ({ code }) => code === "variable_maybe_unset",
  );
  expect(found).toHaveLength(2);
  expect(new Set(found.map(issueKey)).size).toBe(2);
});

describe("what node types find wrong themselves", () => {
  it("two choices of a menu with one key, and a choice that takes a name the menu needs", () => {
    const choices = [
      { id: "one", key: "1", label: "One" },
      { id: "two", key: "1", label: "Two" },
      { id: "noInput", key: "3", label: "Three" },
    ];
    const exits = { one: "end", two: "end", invalid: "end", noInput: "end" };
    const flow = flowOf({
      type: "menu",
      config: { prompt: { "en-US": { say: "Press one, or three." } }, choices },
      exits,
    });
    expect(issues(flow)).toEqual([
      "menu_key_repeated config.choices.1.key",
      "menu_choice_repeated config.choices.2.id",
    ]);
  });

  it("a company fact that is told and not written down", () => {
    const config = { prompt: { "en-US": { say: "Hello." } }, tell: ["hours"] };
    const node = { type: "greeting", config, exits: { next: "end" } };
    expect(issues(flowOf(node))).toEqual(["company_fact_missing config.tell.0"]);
    expect(issues(flowOf(node, { company: { hours: { "en-US": "from nine to five" } } }))).toEqual([]);
  });

  it("an escalation rule below one that always holds", () => {
    const config = {
      rules: [
        { exit: "functional", afterSeconds: null },
        { exit: "automatic", afterSeconds: 60 },
      ],
    };
    const exits = { functional: "end", automatic: "end", none: "end" };
    expect(issues(flowOf({ type: "escalation", config, exits }))).toEqual([
      "escalation_rule_unreachable config.rules.1",
    ]);
  });

  it("a summary that cannot be filled in", () => {
    const flow = flowOf({}, { afterCall: "a", entry: "end" });
    const node: FlowNode = { type: "afterCallWork", label: "", config: { summary: "{{ customer." }, exits: {} };
    expect(issues({ ...flow, nodes: { ...flow.nodes, a: node } })).toEqual(["template_invalid config.summary"]);
  });

  it("an authentication that is skipped once done makes a loop through `verified` endless", () => {
    const config = { askId: { "en-US": { say: "Id?" } }, askPin: { "en-US": { say: "PIN?" } } };
    const exits = { verified: "a", failed: "a", noInput: "end", unavailable: "end" };
    expect(issues(flowOf({ type: "authentication", config, exits }))).toEqual(["loop_without_wait exits"]);
    expect(issues(flowOf({ type: "authentication", config: { ...config, onceACall: false }, exits }))).toEqual([]);
  });
});

describe("speed", () => {
  it("checks 500 nodes while a key is held down", () => {
    const config = {
      prompt: { "en-US": { say: "Hello {{ customer.firstName }}. Press 0, 1, 2, 3 or 4." } },
      choices: Array.from({ length: 5 }, (_, i) => ({ id: `c${i}`, key: `${i}`, label: `Choice ${i}` })),
    };
    const nodes = Object.fromEntries(
      Array.from({ length: 500 }, (_, index): [string, FlowNode] => {
        const next = `n${(index + 1) % 500}`;
        return [
          `n${index}`,
          {
            type: "menu",
            label: "",
            config,
            exits: { c0: next, c1: next, c2: next, c3: next, c4: next, invalid: next, noInput: next },
          },
        ];
      }),
    );
    const flow: FlowDocument = { ...emptyFlow("Large"), entry: "n0", nodes };
    // Five hundred menus in a row are what it says they are, and otherwise in order.
    expect(checkFlow(flow).map(({ code }) => code)).toEqual(["menu_too_deep"]);
    // 16 ms is the aim on a quiet machine; the gate allows for a slow one.
    expect(leastCpuMs(50, () => checkFlow(flow))).toBeLessThan(50);
  });
});
