import { expect, it } from "vitest";
import { emptyFlow } from "@/lib/flow/document";
import { nodeTypes } from "@/lib/nodes/registry";
import { flowVariables } from "./flow-variables";

it("lists what the flow's nodes set, each once", () => {
  const set = (...names: string[]) => ({
    type: "setVariable",
    label: "",
    config: { assignments: names.map((name) => ({ name, value: "" })) },
    exits: {},
  });
  const broken = { type: "setVariable", label: "", config: { assignments: 5 }, exits: {} };
  const flow = { ...emptyFlow("Test"), nodes: { a: set("reason", "age"), b: set("reason"), c: broken } };
  expect(flowVariables(flow, nodeTypes)).toEqual(["age", "reason"]);
});
