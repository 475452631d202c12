import { describe, expect, it } from "vitest";
import { callMap } from "./call-map";
import { checkCatalogue, checkedFlow } from "./checks/test-catalogue";
import type { FlowDocument } from "./document";
import { flowGraph } from "./graph";
import { knownHere } from "./set-here";

const here = (flow: FlowDocument, nodeId: string) =>
  Object.fromEntries(knownHere(callMap(flowGraph(flow, checkCatalogue)), nodeId).variables);
const says = { prompt: { "en-US": { say: "Hi." } } };
const sets = (name: string) => ({ ...says, sets: name });

describe("knownHere", () => {
  const flow = checkedFlow({
    a: ["ask", { next: "b", soft: "c" }],
    b: ["sets", { next: "c" }, sets("x")],
    c: ["sets", { next: "d" }, sets("y")],
    d: ["say", { next: "e" }, says],
    e: ["sets", { next: "end" }, sets("z")],
    end: ["stop"],
    lost: ["say", { next: "end" }, says],
  });

  it("tells every way from some ways and none", () => {
    expect(here(flow, "d")).toEqual({ x: "sometimes", y: "always", z: "never" });
    expect(here(flow, "a")).toEqual({ x: "never", y: "never", z: "never" });
  });

  it("knows that a way round sets it only the second time", () => {
    const round = { ...flow, nodes: { ...flow.nodes, d: { ...flow.nodes.d!, exits: { next: "a" } } } };
    expect(here(round, "a")).toMatchObject({ x: "sometimes", y: "sometimes" });
  });

  it("promises nothing where no call comes, or where there is no such step", () => {
    expect(here(flow, "lost")).toEqual({ x: "never", y: "never", z: "never" });
    expect(here(flow, "gone")).toEqual({ x: "never", y: "never", z: "never" });
  });

  it("counts what a subflow gives back", () => {
    const inner = checkedFlow({ keep: ["sets", { next: "back" }, sets("mine")], back: ["returns"] });
    const outer = checkedFlow(
      {
        run: ["runs", { done: "c" }, { flow: "inner", gives: [{ inner: "mine", outer: "x" }], takes: [] }],
        c: ["say", { next: "end" }, says],
        end: ["stop"],
      },
      { subflows: { inner } },
    );
    expect(here(outer, "c")).toMatchObject({ x: "always" });
  });
});
