import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { type ChangeGroup, changeGroups, type GroupWords } from "@/components/compare/change-groups";
import { plainText } from "@/components/compare/plain-text";
import { useChangeWords } from "@/components/compare/use-change-words";
import { emptyFlow, type FlowDocument, type FlowNode } from "@/lib/flow/document";
import { overlayFlows } from "@/lib/flow/overlay";
import { type NodeTypeName, nodeTypes } from "@/lib/nodes/registry";
import designer from "@/messages/en/designer.json";
import nodes from "@/messages/en/nodes.json";

/** The English words, as a page has them. */
let words = {} as GroupWords;
function Probe() {
  words = useChangeWords();
  return null;
}
const page = { locale: "en", timeZone: "UTC", messages: { designer, nodes }, children: createElement(Probe) } as const;
renderToStaticMarkup(createElement(NextIntlClientProvider, page as never));

function step(type: NodeTypeName, label: string, config: object, exits: FlowNode["exits"] = {}): FlowNode {
  const fresh = nodeTypes[type].newConfig(["en-US"]) as FlowNode["config"];
  return { type, label, config: { ...fresh, ...config } as FlowNode["config"], exits };
}
const hours = { id: "hours", key: "1", label: "Hours", phrases: ["hours"], prompt: {} };
const bills = { id: "bills", key: "2", label: "Bills", phrases: ["bills", "invoice"], prompt: {} };
const [estonia, emirates, america] = [
  { prefix: "+372", language: "et-EE" },
  { prefix: "+971", language: "ar-AE" },
  { prefix: "+1", language: "en-US" },
];
const [tier, since] = [
  { name: "tier", value: "gold" },
  { name: "since", value: "2020" },
];
const menu = (config: object, exits: FlowNode["exits"] = {}): FlowDocument => ({
  ...emptyFlow("Support", ["en-US", "ar-AE"]),
  entry: "menu",
  nodes: {
    menu: step("menu", "Main menu", { choices: [hours, bills], timeoutSeconds: 5, ...config }, exits),
    bye: step("hangUp", "Goodbye", { prompt: { "en-US": { say: "Bye." } } }),
  },
  layout: { menu: { x: 0, y: 0 }, bye: { x: 300, y: 0 } },
});

function compare(before: FlowDocument, after: FlowDocument): ChangeGroup[] {
  return changeGroups(overlayFlows(before, after), before, after, words);
}
const told = (groups: readonly ChangeGroup[]) =>
  groups.flatMap(({ title, kind, lines }) =>
    lines.map(({ label, language, before, after }) => [`${kind} ${title}`, label, language, before, after]),
  );

describe("changes in the words of the forms", () => {
  it.each<[string, object, object, unknown[]]>([
    [
      "a prompt, by language",
      { prompt: { "en-US": { say: "Press 1." }, "ar-AE": { say: "اضغط 1." } } },
      { prompt: { "en-US": { say: "Press 2." }, "ar-AE": { say: "اضغط 1." } } },
      ["What does the menu say?", "en-US", "Press 1.", "Press 2."],
    ],
    [
      "words that became a recording",
      { prompt: { "en-US": { say: "Press 1." } } },
      { prompt: { "en-US": { play: "main menu" } } },
      ["What does the menu say?", "en-US", "Press 1.", "♪ main menu"],
    ],
    ["a time", {}, { timeoutSeconds: 120 }, ["How long do you wait for a choice?", null, "5 s", "2 min"]],
    ["a switch", {}, { speech: true }, ["Callers may also say their choice", null, "no", "yes"]],
    [
      "a choice's key",
      {},
      { choices: [hours, { ...bills, key: "3" }] },
      ["What can they choose? · Bills · Key", null, "2", "3"],
    ],
    [
      "a whole choice that is gone",
      {},
      { choices: [hours] },
      ["What can they choose?", null, "Bills · 2 · bills and invoice", null],
    ],
    [
      "another order",
      {},
      { choices: [bills, hours] },
      ["What can they choose? · Order", null, "Hours, Bills", "Bills, Hours"],
    ],
    [
      "who a choice is for",
      {},
      {
        choices: [
          {
            ...hours,
            when: { combinator: "and", rules: [{ field: "customer.accountType", operator: "=", value: "gold" }] },
          },
          bills,
        ],
      },
      ["What can they choose? · Hours · Who is it offered to?", null, null, "Account type is gold"],
    ],
    ["what no form shows", {}, { kept: { x: 1 } }, ["kept · x", null, null, "1"]],
  ])("%s", (_name, before, after, expected) => {
    expect(told(compare(menu(before), menu(after)))).toEqual([["changed Main menu", ...expected]]);
  });

  it.each<[string, NodeTypeName, object, object, unknown[][]]>([
    [
      "an item in front of a list without names is one line, and so is one that changed behind it",
      "language",
      { numbers: [estonia, emirates, america] },
      { numbers: [{ prefix: "+44", language: "en-GB" }, estonia, { ...emirates, language: "en-US" }, america] },
      [
        ["Which numbers are of which language?", null, null, "No. 1 · +44 · English (United Kingdom)"],
        [
          "Which numbers are of which language? · No. 3 · Language",
          null,
          "Arabic (United Arab Emirates)",
          "English (United States)",
        ],
      ],
    ],
    [
      "an item that is gone from the middle of one is named by its old place",
      "language",
      { numbers: [estonia, emirates, america] },
      { numbers: [estonia, america] },
      [["Which numbers are of which language?", null, "No. 2 · +971 · Arabic (United Arab Emirates)", null]],
    ],
    [
      "items with names are found by them, wherever they stand",
      "setVariable",
      { assignments: [tier, since] },
      { assignments: [since, { name: "note", value: "x" }, { ...tier, value: "silver" }] },
      [
        ["What is kept? · Order", null, "tier, since", "since, note, tier"],
        ["What is kept?", null, null, "note · x"],
        ["What is kept? · tier · Value", null, "gold", "silver"],
      ],
    ],
    [
      "one of two items of the same name that is gone is no other order",
      "setVariable",
      { assignments: [tier, { ...tier, value: "silver" }, since] },
      { assignments: [tier, since] },
      [["What is kept?", null, "tier · silver", null]],
    ],
  ])("%s", (_name, type, before, after, expected) => {
    const flow = (config: object) => ({ ...menu({}), nodes: { only: step(type, "Only", config) } });
    expect(told(compare(flow(before), flow(after)))).toEqual(expected.map((line) => ["changed Only", ...line]));
  });

  it("where an exit leads, by the names of the steps", () => {
    expect(told(compare(menu({}, { hours: "bye", bills: "bye" }), menu({}, { hours: "menu" })))).toEqual([
      ["changed Main menu", "Where “Hours” leads", null, "Goodbye", "Main menu"],
      ["changed Main menu", "Where “Bills” leads", null, "Goodbye", "Not connected"],
    ]);
  });

  it("the flow itself, steps that came and went with what they say, and notes", () => {
    const before = menu({});
    const after: FlowDocument = {
      ...before,
      languages: ["en-US"],
      fallback: "sorry",
      company: { name: { "en-US": "Acme" } },
      nodes: {
        menu: before.nodes.menu as FlowNode,
        sorry: step("greeting", "", { prompt: { "en-US": { say: "Sorry." } } }),
      },
      comments: [{ id: "n", text: "Ask Ada\nabout this", x: 0, y: 0 }],
    };
    const groups = compare(before, after);
    expect(told(groups)).toEqual([
      [
        "changed Flow settings",
        "Which languages does it speak?",
        null,
        "English (United States) and Arabic (United Arab Emirates)",
        "English (United States)",
      ],
      ["changed Flow settings", "Where does a call go if something breaks?", null, "Nowhere", "Untitled Greeting"],
      ["changed Flow settings", "Company facts · Name", "en-US", null, "Acme"],
      ["added Ask Ada", "Note", null, null, "Ask Ada\nabout this"],
    ]);
    expect(groups.map(({ key, kind, says }) => [key, kind, says.slice(0, 1)])).toEqual([
      ["flow", "changed", []],
      ["sorry", "added", ["Sorry."]],
      ["bye", "removed", ["Bye."]],
      ["comment:n", "added", []],
    ]);
  });

  it("finds nothing to tell about steps that only stand elsewhere", () => {
    const before = menu({});
    const groups = compare(before, { ...before, layout: { menu: { x: 0, y: 80 }, bye: { x: 300, y: 0 } } });
    expect(groups).toMatchObject([{ key: "menu", kind: "moved", lines: [], says: [] }]);
  });
});

it("is written out for a ticket", () => {
  const before = menu({ prompt: { "en-US": { say: "Press 1." } } });
  const after = menu({ prompt: { "en-US": { say: "Press 1.\nOr 2." } } });
  delete after.nodes.bye;
  const title = "Support: version 1 → draft";
  expect(
    plainText({ title, counts: "1 step changed", moved: "3 steps moved" }, compare(before, after), words.language),
  ).toBe(`Support: version 1 → draft
1 step changed

~ Main menu (IVR menu)
  What does the menu say? · English (United States)
  - Press 1.
  + Press 1.
  + Or 2.

- Goodbye (Hang up)
    Bye.

> 3 steps moved
`);
});
