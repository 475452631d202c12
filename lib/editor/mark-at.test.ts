import { describe, expect, it } from "vitest";
import { markAt, withChosen } from "./mark-at";

/** `^` is the caret. */
const at = (text: string) => {
  const caret = text.indexOf("^");
  return { text: text.replace("^", ""), mark: markAt(text.replace("^", ""), caret) };
};

describe("markAt", () => {
  it.each([
    ["Hi {{^", "fact", ""],
    ["Hi {{ cust^", "fact", "cust"],
    ["Hi {{ customer.fi^rst }}!", "fact", "customer.fi"],
    ["Hi {{ x | ^", "filter", ""],
    ["Hi {{ x | upcase | de^ }}", "filter", "de"],
  ])("%s", (text, kind, query) => expect(at(text).mark).toMatchObject({ kind, query }));

  it.each(["Hi ^", "Hi {{ x }}^", "{^", "{{ x ^y", '{{ x | default: "a^" }}', "{{\n^"])(
    "nothing to choose at %s",
    (text) => expect(at(text).mark).toBeNull(),
  );
});

describe("withChosen", () => {
  const choose = (marked: string, chosen: string) => {
    const { text, mark } = at(marked);
    if (!mark) throw new Error("no mark");
    const next = withChosen(text, mark, chosen);
    return `${next.text.slice(0, next.caret)}^${next.text.slice(next.caret)}`;
  };
  it.each([
    ["Hi {{^", "customer.firstName", "Hi {{ customer.firstName }}^"],
    ["Hi {{cu^, bye", "customer.firstName", "Hi {{ customer.firstName }}^, bye"],
    ["Hi {{ cu^ }}!", "call.from", "Hi {{ call.from }}^!"],
    ["Hi {{ cu^stomer.x | upcase }}!", "call.from", "Hi {{ call.from^ | upcase }}!"],
    ["{{^ and {{ b }}", "a.x", "{{ a.x }}^ and {{ b }}"],
    ["Hi {{ x | de^ }}!", 'default: "there"', 'Hi {{ x | default: "there"^ }}!'],
    ["Hi {{ x | ^", "upcase", "Hi {{ x | upcase }}^"],
  ])("%s + %s", (marked, chosen, expected) => expect(choose(marked, chosen)).toBe(expected));
});
