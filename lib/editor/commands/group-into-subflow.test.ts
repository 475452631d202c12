import { expect, it } from "vitest";
import type { FlowDocument } from "@/lib/flow/document";
import { emptyFlow } from "@/lib/flow/document";
import { checkFlow } from "@/lib/nodes/check-flow";
import { nodeTypes } from "@/lib/nodes/registry";
import type { Json } from "@/lib/util/json";
import { groupedFlow, isGroupUnchanged, planGroup, replaceByGroup } from "./group-into-subflow";

const say = (text: string): Json => ({ "en-US": { say: text } });

/** welcome → set (vars.plan) → collect (vars.order) → thanks → bye; what goes wrong → sorry → bye */
function sample(): FlowDocument {
  const node = (type: keyof typeof nodeTypes, config: Record<string, Json>, exits: Record<string, string>) => ({
    type,
    label: type,
    config: { ...(nodeTypes[type].newConfig(["en-US"]) as Record<string, Json>), ...config },
    exits,
  });
  const nodes = {
    welcome: node("greeting", { prompt: say("Hello.") }, { next: "set" }),
    set: node("setVariable", { assignments: [{ name: "plan", value: "gold" }] }, { next: "collect" }),
    collect: node(
      "collect",
      { prompt: say("Your order, {{ vars.plan }} customer?"), name: "order" },
      { collected: "thanks", invalid: "sorry", noInput: "sorry" },
    ),
    thanks: node("greeting", { prompt: say("Order {{ vars.order }}, {{ vars.plan }}.") }, { next: "bye" }),
    sorry: node("greeting", { prompt: say("Sorry.") }, { next: "bye" }),
    bye: node("hangUp", { prompt: say("Bye.") }, {}),
  };
  const layout = Object.fromEntries(Object.keys(nodes).map((id, at) => [id, { x: at * 300, y: 40 }]));
  return { ...emptyFlow("Shop"), entry: "welcome", nodes, layout };
}

const bindings = {
  queues: [],
  destinations: [],
  agents: [],
  departments: [],
  skills: [],
  audio: [],
  hours: [],
  calendars: [],
  secrets: [],
};
const errors = (flow: FlowDocument) =>
  checkFlow(flow, bindings).flatMap(({ severity, code, nodeId }) =>
    severity === "error" ? [`${code} ${nodeId}`] : [],
  );

it("nodes become a flow of their own, run in their place and wired the same, which both can be published", () => {
  const flow = sample();
  expect(errors(flow)).toEqual([]);
  const plan = planGroup(flow, nodeTypes, ["collect"]);
  if (!plan.ok) throw new Error(plan.error.reason);
  expect(plan.value).toEqual({
    entry: "collect",
    outcomes: [
      { name: "collected", to: "thanks" },
      { name: "sorry", to: "sorry" },
    ],
    takes: ["plan"],
    gives: ["order"],
  });
  const inner = groupedFlow(flow, plan.value, ["collect"], "Ask order", (outcome) => `Return: ${outcome}`);
  expect(inner).toMatchObject({ name: "Ask order", entry: "collect", languages: ["en-US"] });
  expect(inner.nodes.collect?.exits).toEqual({
    collected: "return-collected",
    invalid: "return-sorry",
    noInput: "return-sorry",
  });
  expect(inner.nodes["return-sorry"]).toMatchObject({ label: "Return: sorry", config: { outcome: "sorry" } });
  expect(inner.layout.collect).toEqual({ x: 0, y: 0 });

  const { document, id } = replaceByGroup(flow, plan.value, ["collect"], "Ask order");
  expect(id).toBe("ask-order");
  expect(document.nodes.collect).toBeUndefined();
  expect(document.nodes.set?.exits.next).toBe("ask-order");
  expect(document.nodes["ask-order"]).toEqual({
    type: "subflow",
    label: "Ask order",
    config: {
      flow: "Ask order",
      input: [{ name: "plan", value: "{{ vars.plan }}" }],
      output: [{ inner: "order", outer: "order" }],
      outcomes: ["collected", "sorry"],
    },
    exits: { collected: "thanks", sorry: "sorry", failed: null },
  });
  expect(document.layout["ask-order"]).toEqual(flow.layout.collect);
  expect(errors({ ...document, subflows: { "Ask order": inner } })).toEqual([]);
});

it("a single way out is done; the flow's own beginning goes over to the node that runs it", () => {
  const flow = sample();
  const plan = planGroup(flow, nodeTypes, ["welcome", "set"]);
  expect(plan.ok && plan.value.outcomes).toEqual([{ name: "done", to: "collect" }]);
  const grouped = plan.ok && replaceByGroup(flow, plan.value, ["welcome", "set"], "Begin").document;
  expect(grouped).toMatchObject({ entry: "begin", nodes: { begin: { exits: { done: "collect" } } } });
});

it("is refused, with the nodes it is about, where a flow of one beginning cannot come of it", () => {
  const flow = sample();
  const refused = (ids: string[], document = flow) => {
    const plan = planGroup(document, nodeTypes, ids);
    return plan.ok ? null : plan.error;
  };
  expect(refused([])).toEqual({ reason: "nothing", nodeIds: [] });
  expect(refused(["thanks", "sorry"])).toEqual({ reason: "manyEntries", nodeIds: ["thanks", "sorry"] });
  const wrapUp = { ...flow.nodes.bye!, type: "afterCallWork" };
  expect(refused(["wrap"], { ...flow, nodes: { ...flow.nodes, wrap: wrapUp } })).toEqual({
    reason: "afterCall",
    nodeIds: ["wrap"],
  });
  const back = { ...flow.nodes.bye!, type: "returnFromSubflow" };
  expect(refused(["bye"], { ...flow, nodes: { ...flow.nodes, bye: back } })).toEqual({
    reason: "returns",
    nodeIds: ["bye"],
  });
});

it("a group is another one when a colleague changed its steps, their exits or how calls come into it", () => {
  const flow = sample();
  const ids = ["set", "collect"];
  const collect = flow.nodes.collect;
  const welcome = flow.nodes.welcome;
  if (!collect || !welcome) throw new Error("the sample has both");
  const changed = (nodes: FlowDocument["nodes"]) =>
    !isGroupUnchanged(flow, { ...flow, nodes: { ...flow.nodes, ...nodes } }, nodeTypes, ids);
  const { collect: _gone, ...rest } = flow.nodes;

  expect(changed({ welcome: { ...welcome, label: "Hello" } })).toBe(false);
  expect(changed({ collect: { ...collect, label: "Order" } })).toBe(true);
  expect(changed({ collect: { ...collect, exits: { ...collect.exits, noInput: "bye" } } })).toBe(true);
  expect(changed({ welcome: { ...welcome, exits: { next: "collect" } } })).toBe(true);
  expect(isGroupUnchanged(flow, { ...flow, nodes: rest }, nodeTypes, ids)).toBe(false);
});
