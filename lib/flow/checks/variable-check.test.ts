import { describe, expect, it } from "vitest";
import type { FlowDocument } from "../document";
import { checkPublishable } from "./check-publishable";
import { checkCatalogue, checkedFlow } from "./test-catalogue";

const found = (flow: FlowDocument) =>
  checkPublishable(flow, checkCatalogue)
    .filter(({ code }) => code === "variable_maybe_unset")
    .map(({ nodeId, path, values }) => [nodeId, path, values?.variable, values?.way]);
const says = (text: string) => ({ prompt: { "en-US": { say: text } } });
const reads = says("Your number is {{ vars.x }}.");
const rule = (operator: string) => ({ combinator: "and", rules: [{ field: "vars.x", operator, value: 1 }] });

describe("variable_maybe_unset", () => {
  it("names a way on which it is not set", () => {
    const flow = checkedFlow({
      a: ["ask", { next: "b", soft: "c" }],
      b: ["sets", { next: "c" }, { ...says("Hi."), sets: "x" }],
      c: ["say", { next: "end" }, reads],
      end: ["stop"],
    });
    expect(found(flow)).toEqual([["c", "config.prompt.en-US", "x", '"a" → "c"']]);
    expect(
      found({ ...flow, nodes: { ...flow.nodes, a: { ...flow.nodes.a!, exits: { next: "b", soft: "b" } } } }),
    ).toEqual([]);
  });

  it("counts a set for the exits it is made on", () => {
    const flow = checkedFlow({
      a: ["sets", { next: "c", other: "c" }, { ...says("Hi."), sets: "x" }],
      c: ["say", { next: "end" }, reads],
      end: ["stop"],
    });
    expect(found(flow)).toEqual([["c", "config.prompt.en-US", "x", '"a" → "c"']]);
  });

  it("lets a text be written for the absence", () => {
    const written = (text: string) => found(checkedFlow({ a: ["say", { next: "end" }, says(text)], end: ["stop"] }));
    expect(written('{{ vars.x | default: "none" }}')).toEqual([]);
    expect(written("{% if vars.x %}It is {{ vars.x }}.{% endif %}")).toEqual([]);
    expect(written("{% if vars.x %}{{ vars.y }}{% endif %}")).toMatchObject([["a", "config.prompt.en-US", "y", '"a"']]);
    expect(written("{% assign z = vars.x %}{{ z }}")).toHaveLength(1);
  });

  it("asks conditions for it, unless they ask whether it is blank", () => {
    const decides = (operator: string) =>
      found(
        checkedFlow({
          a: ["sets", { next: "end" }, { ...says("Hi."), sets: "y", condition: rule(operator) }],
          end: ["stop"],
        }),
      );
    expect(decides("=")).toEqual([["a", "config.condition", "x", '"a"']]);
    expect(decides("notNull")).toEqual([]);
  });

  it("a subflow sees its own variables, and gives back what it names", () => {
    const inner = checkedFlow({
      ask: ["ask", { next: "keep", soft: "back" }],
      keep: ["sets", { next: "back" }, { ...says("Hi."), sets: "mine" }],
      back: ["returns"],
    });
    const outer = (gives: { inner: string; outer: string }[], takes: string[] = []) =>
      checkedFlow(
        {
          a: ["sets", { next: "run" }, { ...says("Hi."), sets: "x" }],
          run: ["runs", { done: "c" }, { flow: "inner", gives, takes }],
          c: ["say", { next: "end" }, reads],
          end: ["stop"],
        },
        { subflows: { inner } },
      );
    expect(found(outer([]))).toEqual([]);
    // What comes back blank is blank, whatever it was before.
    expect(found(outer([{ inner: "mine", outer: "x" }]))).toEqual([
      ["c", "config.prompt.en-US", "x", '"a" → "run" → "ask" → "back" → "c"'],
    ]);
    const sure = { ...outer([{ inner: "mine", outer: "x" }]) };
    sure.subflows = {
      inner: {
        ...inner,
        nodes: { ...inner.nodes, ask: { ...inner.nodes.ask!, exits: { next: "keep", soft: "keep" } } },
      },
    };
    expect(found(sure)).toEqual([]);
    const reading = checkedFlow({ tell: ["say", { next: "back" }, reads], back: ["returns"] });
    expect(found({ ...outer([]), subflows: { inner: reading } })).toEqual([["run", "", "x", '"a" → "run" → "tell"']]);
    expect(found({ ...outer([], ["x"]), subflows: { inner: reading } })).toEqual([]);
  });
});
