import { describe, expect, it } from "vitest";
import type { FlowNode } from "../document";
import { checkPublishable } from "./check-publishable";
import { checkCatalogue, checkedFlow } from "./test-catalogue";

const menus = (count: number, between: Record<string, FlowNode> = {}) => {
  const flow = checkedFlow({
    ...Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`m${index}`, ["menu", { next: `m${index + 1}` }]]),
    ),
    [`m${count}`]: ["stop"],
  });
  return { ...flow, nodes: { ...flow.nodes, ...between } };
};
const found = (flow: ReturnType<typeof menus>) =>
  checkPublishable(flow, checkCatalogue)
    .filter(({ code }) => code === "menu_too_deep")
    .map(({ nodeId, values }) => [nodeId, values?.count]);
const node = (type: string, next: string): FlowNode => ({ type, label: "", config: {}, exits: { next } });

describe("menu_too_deep", () => {
  it("counts menus one after the other, whatever is said in between", () => {
    expect(found(menus(3))).toEqual([]);
    expect(found(menus(6))).toEqual([["m3", 4]]);
    const saying = menus(4, { m1: node("menu", "s"), s: node("say", "m2") });
    expect(found(saying)).toEqual([["m3", 4]]);
  });

  it("begins anew where something else is asked", () => {
    expect(found(menus(5, { m1: node("menu", "q"), q: node("ask", "m2") }))).toEqual([]);
  });

  it("a way back to the first menu makes none deeper", () => {
    expect(found(menus(3, { m2: node("menu", "m0") }))).toEqual([]);
  });
});
