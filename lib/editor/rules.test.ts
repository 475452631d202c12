import { expect, it } from "vitest";
import { emptyFlow } from "@/lib/flow/document";
import { addNode } from "./commands/add-node";
import { canBe, canConnect } from "./rules";
import { testCatalogue as catalogue } from "./test-catalogue";

let flow = emptyFlow("x");
for (const type of ["greeting", "menu", "hangUp", "afterCallWork"])
  flow = addNode(flow, catalogue, { type, label: type, at: { x: 0, y: 0 } }).document;

const verdict = (from: string, exit: string, to: string) => canConnect(flow, catalogue, from, exit, to);

it("an exit may lead to another node that callers can be in", () => {
  expect(verdict("greeting", "next", "menu")).toEqual({ allowed: true });
});

it("a node may lead back to itself only when the caller has to do something there", () => {
  expect(verdict("menu", "else", "menu")).toEqual({ allowed: true });
  expect(verdict("greeting", "next", "greeting")).toEqual({ allowed: false, reason: "loopsForever" });
});

it("calls and after-call work never lead into each other", () => {
  expect(verdict("greeting", "next", "after-call-work")).toEqual({ allowed: false, reason: "afterCallOnly" });
  expect(canBe(flow, catalogue, "entry", "after-call-work")).toEqual({ allowed: false, reason: "afterCallOnly" });
  expect(canBe(flow, catalogue, "afterCall", "menu")).toEqual({ allowed: false, reason: "inCallOnly" });
  expect(canBe(flow, catalogue, "fallback", "hang-up")).toEqual({ allowed: true });
});

it("nodes and exits that are not there are refused", () => {
  expect(verdict("greeting", "else", "menu")).toEqual({ allowed: false, reason: "noSuchExit" });
  expect(verdict("greeting", "next", "constructor")).toEqual({ allowed: false, reason: "noSuchNode" });
  expect(canBe(flow, catalogue, "entry", "toString")).toEqual({ allowed: false, reason: "noSuchNode" });
});
