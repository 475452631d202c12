import { describe, expect, it } from "vitest";
import type { FlowDocument } from "../document";
import { limits } from "../limits";
import { checkPublishable } from "./check-publishable";
import { checkCatalogue, checkedFlow } from "./test-catalogue";

const found = (flow: FlowDocument) =>
  checkPublishable(flow, checkCatalogue)
    .filter(({ severity }) => severity === "error")
    .map(({ code, nodeId, path }) => `${code} ${nodeId} ${path}`);
const calls = (flow: string, more: Record<string, string[]> = {}) =>
  checkedFlow({ run: ["runs", { done: "back" }, { flow, ...more }], back: ["returns"] });
const ends = checkedFlow({ back: ["returns"] });

describe("subflows", () => {
  it("have to be there", () => {
    expect(found(calls("missing"))).toEqual(["unbound_resource run config.flow"]);
    expect(found({ ...calls("there"), subflows: { there: ends } })).toEqual([]);
    expect(found(calls("constructor"))).toEqual(["unbound_resource run config.flow"]);
  });

  it("may not run inside themselves, directly or by another", () => {
    expect(found({ ...calls("Test"), subflows: { Test: ends } })).toEqual(["subflow_recursion run config.flow"]);
    expect(found({ ...calls("a"), subflows: { a: calls("b"), b: calls("a") } })).toEqual([
      "subflow_recursion run config.flow",
    ]);
  });

  it("may run five deep", () => {
    const chain = (depth: number) => ({
      ...calls("s1"),
      subflows: Object.fromEntries(
        Array.from({ length: depth }, (_, index) => [
          `s${index + 1}`,
          index + 1 === depth ? ends : calls(`s${index + 2}`),
        ]),
      ),
    });
    expect(found(chain(limits.subflowDepth))).toEqual([]);
    expect(found(chain(limits.subflowDepth + 1))).toEqual(["subflow_too_deep run config.flow"]);
  });

  it("may not grow without bound by running one another many times", () => {
    const many = (flow: string) =>
      checkedFlow({
        ...Object.fromEntries(
          Array.from({ length: 99 }, (_, index) => [`r${index}`, ["runs", { done: "back" }, { flow }]]),
        ),
        back: ["returns"],
      });
    const flow = { ...many("a"), subflows: { a: many("b"), b: many("c"), c: ends } };
    expect(new Set(checkPublishable(flow, checkCatalogue).map(({ code }) => code))).toContain("too_many_nodes");
  });

  it("come back by outcomes that their node knows", () => {
    const inner = checkedFlow({
      a: ["ask", { next: "yes", soft: "no" }],
      yes: ["returns"],
      no: ["returns", {}, { outcome: "refused" }],
      loose: ["returns", {}, { outcome: "never" }],
    });
    expect(found({ ...calls("inner"), subflows: { inner } })).toEqual(["subflow_outcome_missing run config.outcomes"]);
    const known = { ...calls("inner", { outcomes: ["done", "refused", "never"] }), subflows: { inner } };
    expect(checkPublishable(known, checkCatalogue).map(({ code }) => code)).toEqual(["subflow_outcome_unknown"]);
  });

  it("fault 13: a loop through one that never listens is found", () => {
    const flow = checkedFlow({ run: ["runs", { done: "say" }, { flow: "inner" }], say: ["say", { next: "run" }] });
    expect(found({ ...flow, subflows: { inner: ends } })).toEqual(["loop_without_wait run exits"]);
    const listening = checkedFlow({ a: ["ask", { next: "back", soft: "a" }], back: ["returns"] });
    expect(found({ ...flow, subflows: { inner: listening } })).toEqual([]);
  });
});
