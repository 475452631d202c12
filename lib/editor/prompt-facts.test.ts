import { describe, expect, it } from "vitest";
import { emptyFlow } from "@/lib/flow/document";
import { promptSchema } from "@/lib/flow/prompt";
import { renderTemplate } from "@/lib/flow/template";
import { nodeTypes } from "@/lib/nodes/registry";
import { assignedIn, isKnownFact, marksOf, promptFacts, sampleFacts } from "./prompt-facts";

const known = (fact: string, own: readonly string[] = [], assigned: readonly string[] = []) =>
  isKnownFact(fact, { own, assigned });

it("finds marks and what they read, also in a text that cannot be parsed", () => {
  const text = "Hi {{ customer.firstName | upcase }}{% if vars.x %}!{% endif %} {{- a.b }} {{ 'x' }} {{ open";
  expect(marksOf(text).map(({ from, to, fact }) => [text.slice(from, to), fact])).toEqual([
    ["{{ customer.firstName | upcase }}", "customer.firstName"],
    ["{% if vars.x %}", null],
    ["{% endif %}", null],
    ["{{- a.b }}", "a.b"],
    ["{{ 'x' }}", null],
  ]);
});

describe("isKnownFact", () => {
  it.each(["customer.firstName", "customer.attributes.plan", "vars.anything", "company.name", "call.from", "queue"])(
    "knows %s",
    (fact) => expect(known(fact)).toBe(true),
  );
  it.each(["costumer.firstName", "customer.fristName", "invoice.amount", "call.form", "name"])(
    "does not know %s",
    (fact) => expect(known(fact)).toBe(false),
  );
  it("knows a step's own, and what the text itself names", () => {
    expect(known("invoice.amount", ["invoice.amount"])).toBe(true);
    expect(known("intent.slots.day", ["intent.slots"])).toBe(true);
    expect(known("who", [], assignedIn("{% assign who = vars.x %}{{ who }}"))).toBe(true);
  });
});

it("a fresh step's own prompts read nothing that is unknown, in any node type", () => {
  for (const [name, type] of Object.entries(nodeTypes)) {
    const config = type.newConfig(["en-US", "ar-AE", "et-EE"]);
    for (const { prompt } of type.prompts(config))
      for (const content of Object.values(promptSchema.parse(prompt)))
        for (const { fact } of "say" in content ? marksOf(content.say) : [])
          if (fact !== null) expect(`${name}: ${fact} ${known(fact, type.ownFacts)}`).toBe(`${name}: ${fact} true`);
  }
});

it("has a sample for everything it offers", () => {
  const company = { name: { "en-US": "Acme" }, address: {}, hours: {}, website: {}, phone: {} };
  const facts = sampleFacts({ ...emptyFlow("Test"), company }, "ar-AE", ["choice", "order"]);
  expect(renderTemplate("{{ company.name }} {{ vars.choice }} {{ vars.order }}", facts)).toBe("Acme الفواتير 42");
  const offered = [
    ...Object.entries(promptFacts).flatMap(([group, fields]) => fields.map((field) => `${group}.${field}`)),
    ...Object.values(nodeTypes).flatMap(({ ownFacts = [] }) => ownFacts),
  ];
  for (const fact of offered) {
    const [group = "", field = ""] = fact.split(".");
    expect(facts[group], fact).toHaveProperty(field);
  }
});
