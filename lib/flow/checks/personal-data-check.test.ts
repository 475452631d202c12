import { describe, expect, it } from "vitest";
import type { FlowDocument } from "../document";
import { checkPublishable } from "./check-publishable";
import { checkCatalogue, checkedFlow } from "./test-catalogue";

const found = (flow: FlowDocument) =>
  checkPublishable(flow, checkCatalogue)
    .filter(({ code }) => code === "personal_data_before_authentication")
    .map(({ nodeId, path, severity, values }) => [nodeId, path, severity, values?.way]);
const says = (text: string) => ({ prompt: { "en-US": { say: text } } });

describe("personal_data_before_authentication", () => {
  it("finds the way past the authentication, and names it", () => {
    const flow = checkedFlow({
      a: ["proves", { next: "b", failed: "c" }],
      b: ["account", { next: "end" }],
      c: ["say", { next: "b" }],
      end: ["stop"],
    });
    expect(found(flow)).toEqual([["b", "", "error", '"a" → "c" → "b"']]);
    const mended = { ...flow, nodes: { ...flow.nodes, c: { ...flow.nodes.c!, exits: { next: "end" } } } };
    expect(found(mended)).toEqual([]);
  });

  it("takes what is told of the account for personal, and a name not", () => {
    const told = (text: string) => found(checkedFlow({ a: ["say", { next: "end" }, says(text)], end: ["stop"] }));
    expect(told("You have {{ customer.openInvoices }} invoices.")).toEqual([
      ["a", "config.prompt.en-US", "error", '"a"'],
    ]);
    expect(told("{% if customer.attributes.debt %}You owe us.{% endif %}")).toHaveLength(1);
    expect(told("{{ customer | json }} {{ customer['email'] }}")).toHaveLength(0);
    expect(told("{{ customer['email'] }}")).toHaveLength(1);
    expect(told("Hello {{ customer.firstName }}.")).toEqual([]);
  });

  it("lets somebody else than the caller be told", () => {
    const told = (type: string) =>
      found(checkedFlow({ a: [type, { next: "end" }, says("{{ customer.openInvoices }} unpaid.")], end: ["stop"] }));
    expect(told("say")).toHaveLength(1);
    expect(told("whispers")).toEqual([]);
  });

  it("begins anew at the fallback, which a call comes to from anywhere", () => {
    const flow = checkedFlow(
      { a: ["proves", { next: "b", failed: "end" }], b: ["account", { next: "end" }], end: ["stop"] },
      { fallback: "b" },
    );
    expect(found(flow)).toEqual([["b", "", "error", '"b"']]);
  });

  it("sees into subflows, both ways", () => {
    const identify = checkedFlow({
      ask: ["proves", { next: "yes", failed: "no" }],
      yes: ["returns"],
      no: ["returns", {}, { outcome: "unknown" }],
    });
    const outer = (after: string) =>
      checkedFlow(
        {
          who: ["runs", { done: "b", unknown: after }, { flow: "identify", outcomes: ["done", "unknown"] }],
          b: ["account", { next: "end" }],
          end: ["stop"],
        },
        { subflows: { identify } },
      );
    expect(found(outer("end"))).toEqual([]);
    expect(found(outer("b"))).toEqual([["b", "", "error", '"who" → "ask" → "no" → "b"']]);
    const balance = checkedFlow({ tell: ["account", { next: "back" }], back: ["returns"] });
    const bare = checkedFlow({ run: ["runs", { done: null }, { flow: "balance" }] }, { subflows: { balance } });
    expect(found(bare)).toEqual([["run", "", "error", '"run" → "tell"']]);
  });
});
