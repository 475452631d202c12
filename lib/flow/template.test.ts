import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { leastCpuMs } from "@/lib/util/test-speed";
import { limits } from "./limits";
import { renderTemplate, templateProblem, templateVariables } from "./template";

const facts = { customer: { firstName: "Maya", name: "" }, queue: { position: 3 } };

describe("renderTemplate", () => {
  it.each([
    ["Hello {{ customer.firstName }}.", "Hello Maya."],
    ["Hello {{ customer.lastName }}.", "Hello ."],
    ["{{ customer.lastName | default: 'friend' }}", "friend"],
    ["{% if queue.position == 1 %}first{% else %}number {{ queue.position }}{% endif %}", "number 3"],
    ["{{ queue.position | times: 2 | plus: 1 }}", "7"],
    ["no braces", "no braces"],
    ["{{ customer.constructor.name }}{{ customer.__proto__ }}", ""],
    ["{{ customer.firstName.constructor }}", ""],
  ])("%s", (template, expected) => {
    expect(renderTemplate(template, facts)).toBe(expected);
  });

  it.each([
    "Hello {{ customer.firstName",
    "{% for i in (1..1000000) %}x{% endfor %}",
    "{{ x | evil }}",
    "{% include 'file' %}",
  ])("%s never breaks a call", (template) => {
    expect(templateProblem(template)).not.toBeNull();
    expect(() => renderTemplate(template, facts)).not.toThrow();
  });

  it("speaks the rest of a template that cannot be read", () => {
    expect(renderTemplate("Hello {{ x | evil }} and welcome.", facts)).toBe("Hello and welcome.");
  });

  it("never throws and never reads past its facts", () => {
    const parts = fc.constantFrom(
      "{{",
      "}}",
      "{%",
      "%}",
      " if ",
      "customer",
      ".",
      "firstName",
      "|",
      "endif",
      "times: ",
      "9",
      "'",
      " text ",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 25 }), fc.jsonValue(), (pieces, any) => {
        expect(typeof renderTemplate(pieces.join(""), any as never)).toBe("string");
      }),
    );
  });

  it("says the same on a machine so busy that rendering takes seconds", () => {
    let now = 0;
    const clock = vi.spyOn(performance, "now").mockImplementation(() => (now += 10_000));
    expect(renderTemplate("Hello {{ customer.firstName }}, {{ queue.position }}.", facts)).toBe("Hello Maya, 3.");
    clock.mockRestore();
  });

  it("bounds a text that doubles itself", () => {
    const doubling = `{% assign a = "0123456789" %}${"{% assign a = a | append: a %}".repeat(300)}{{ a }}`;
    expect(renderTemplate(doubling, {}).length).toBeLessThanOrEqual(1_000_000);
  });

  it("fault 27: refuses hostile templates at once", () => {
    const hostile = [
      `{{ ${"(".repeat(3_900)} }}`,
      "{{ a".repeat(1_000),
      `{% if ${"a and ".repeat(650)} b %}x`,
      "{% if a %}".repeat(400),
      "{{ a }}".repeat(201),
      "x".repeat(limits.templateCharacters + 1),
    ];
    for (const template of hostile) {
      expect(templateProblem(template)).not.toBeNull();
      const spentMs = leastCpuMs(10, () => templateProblem(template));
      expect(spentMs, template.slice(0, 20)).toBeLessThan(10);
    }
  });

  it("fault 27: reads the longest there may be within 10 ms, and nothing but its facts", () => {
    const longest = ["{{a}}".repeat(199), "{{__proto__}}".repeat(199), `{{a${"|upcase".repeat(560)}}}`];
    for (const template of longest) {
      const spentMs = leastCpuMs(10, (round) => renderTemplate(`${template}${round}`, { a: "x" }));
      expect(spentMs, template.slice(0, 20)).toBeLessThan(10);
    }
    for (const path of ["__proto__", "constructor.name", "a.constructor", "a.__proto__.x"])
      expect(renderTemplate(`[{{ ${path} }}]`, { a: {} })).toBe("[]");
  });
});

describe("templateVariables", () => {
  it("lists what a template reads", () => {
    expect(templateVariables("{{ customer.firstName }}{% if queue.position %}{{ vars.a }}{% endif %}").sort()).toEqual([
      "customer.firstName",
      "queue.position",
      "vars.a",
    ]);
    expect(templateVariables("{{ broken")).toEqual([]);
  });
});

describe("a value stays a value where it stands", () => {
  const hostile = {
    text: '","admin":true,"x":"\n\u0000[{',
    path: "../a?b=c&d#e/é\ud800",
    list: ["a", "b"],
    number: 7,
    none: null,
  };

  it("in a JSON document: as the text it is, also where quotes were forgotten, or not at all", () => {
    const told = renderTemplate(
      '{"a":"{{ text }}","b":{{ number }},"c":"{{ list }}","d":"{{ none }}"}',
      hostile,
      "json",
    );
    expect(JSON.parse(told)).toEqual({ a: hostile.text, b: 7, c: "ab", d: "" });
    for (const text of ['1,"admin":true', "[1,2]", "{}", '"x"', "1 2"]) {
      expect(() => JSON.parse(renderTemplate('{"a":{{ text }}}', { text }, "json")), text).toThrow();
    }
  });

  it("in an address: one part of it", () => {
    const url = new URL(renderTemplate("https://shop.example/o/{{ path }}?q={{ text }}", hostile, "url"));
    expect(url.origin + url.pathname).toBe("https://shop.example/o/..%2Fa%3Fb%3Dc%26d%23e%2F%C3%A9");
    expect([...url.searchParams]).toEqual([["q", hostile.text]]);
  });

  it("in a line: on that line", () => {
    expect(renderTemplate("X{{ text }}Y", { text: "a\r\nb\u0085c" }, "line")).toBe("Xa b cY");
  });
});
