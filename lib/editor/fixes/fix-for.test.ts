import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { FlowDocument, FlowNode } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import { parseDraft } from "@/lib/flow/parse-draft";
import { checkFlow } from "@/lib/nodes/check-flow";
import { nodeTypes } from "@/lib/nodes/registry";
import type { Json } from "@/lib/util/json";
import { addNode } from "../commands/add-node";
import type { Fix } from "./fix";
import { fixFor } from "./fix-for";

const at = { x: 0, y: 0 };

/** Welcome → menu with bills (key 1) and support (key 2), each to Goodbye. No problem in it. */
function sound(): FlowDocument {
  const goodbye: FlowNode = { type: "hangUp", label: "Goodbye", config: {}, exits: {} };
  const flow: unknown = {
    format: "callwright/flow@1",
    name: "Sound",
    languages: ["en-US"],
    entry: "welcome",
    nodes: {
      welcome: {
        type: "greeting",
        label: "Welcome",
        config: { prompt: { "en-US": { say: "Hello." } } },
        exits: { next: "menu" },
      },
      menu: {
        type: "menu",
        label: "Menu",
        config: {
          prompt: { "en-US": { say: "Bills, press 1. Support, press 2." } },
          choices: [
            { id: "bills", key: "1", label: "Bills" },
            { id: "support", key: "2", label: "Support" },
          ],
        },
        exits: { bills: "goodbye", support: "goodbye", invalid: "goodbye", noInput: "goodbye" },
      },
      goodbye,
    },
    layout: { welcome: at, menu: at, goodbye: at },
    comments: [],
  };
  const parsed = parseDraft(JSON.stringify(flow));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function broken(change: (flow: FlowDocument) => void): FlowDocument {
  const flow = structuredClone(sound());
  change(flow);
  return flow;
}

/** In front of the menu, so that every call passes through it. */
function between(flow: FlowDocument, type: string, config: Record<string, Json>, exits: Record<string, string | null>) {
  flow.nodes.between = { type, label: "Between", config, exits };
  flow.layout.between = at;
  (flow.nodes.welcome as FlowNode).exits.next = "between";
}

const menu = (flow: FlowDocument) => flow.nodes.menu as FlowNode & { config: { choices: Record<string, Json>[] } };

const breakages: readonly [code: string, fix: Fix["name"], flow: FlowDocument][] = [
  [
    "no_entry",
    "startHere",
    broken((flow) => {
      flow.entry = null;
    }),
  ],
  [
    "entry_missing",
    "startHere",
    broken((flow) => {
      flow.entry = "gone";
    }),
  ],
  [
    "entry_missing",
    "forgetRole",
    broken((flow) => {
      flow.afterCall = "gone";
    }),
  ],
  [
    "exit_unknown",
    "disconnect",
    broken((flow) => {
      menu(flow).exits.gone = "goodbye";
    }),
  ],
  [
    "exit_target_missing",
    "disconnect",
    broken((flow) => {
      menu(flow).exits.bills = "gone";
    }),
  ],
  [
    "exit_unconnected",
    "leadTo",
    broken((flow) => {
      menu(flow).exits.bills = null;
    }),
  ],
  [
    "exit_unconnected",
    "endCall",
    broken((flow) => {
      const { goodbye: _gone, ...nodes } = flow.nodes;
      flow.nodes = nodes;
      for (const exit of Object.keys(menu(flow).exits)) menu(flow).exits[exit] = "welcome";
      menu(flow).exits.bills = null;
    }),
  ],
  ["unreachable_node", "deleteStep", addNode(sound(), nodeTypes, { type: "wait", label: "Alone", at }).document],
  [
    "unknown_node_type",
    "deleteStep",
    broken((flow) => between(flow, "teleport", { to: "deck 7" }, { arrived: "menu" })),
  ],
  [
    "personal_data_before_authentication",
    "authenticateFirst",
    broken((flow) => between(flow, "invoices", {}, { told: "menu", none: "menu", failed: "menu" })),
  ],
  [
    "language_not_spoken",
    "speakLanguage",
    broken((flow) =>
      between(
        flow,
        "language",
        { sources: ["number"], numbers: [{ prefix: "+372", language: "et-EE" }] },
        { next: "menu" },
      ),
    ),
  ],
  [
    "menu_key_repeated",
    "mend",
    broken((flow) => {
      menu(flow).config.choices = repeated(menu(flow).config.choices);
    }),
  ],
  [
    "choice_not_in_prompt",
    "mend",
    broken((flow) => {
      menu(flow).config.prompt = { "en-US": { say: "What can we do for you?" } };
    }),
  ],
  [
    "split_not_whole",
    "mend",
    broken((flow) =>
      between(
        flow,
        "split",
        {
          name: "trial",
          branches: ["a", "b", "c"].map((id) => ({ id, label: id, percent: 10 })),
        },
        { a: "menu", b: "menu", c: "menu" },
      ),
    ),
  ],
  [
    "branch_always_taken",
    "mend",
    broken((flow) =>
      between(
        flow,
        "branch",
        {
          branches: [
            { id: "all", label: "All", when: { combinator: "and", rules: [] } },
            {
              id: "gold",
              label: "Gold",
              when: { combinator: "and", rules: [{ field: "customer.accountType", operator: "=", value: "gold" }] },
            },
          ],
        },
        { all: "menu", gold: "menu", otherwise: "menu" },
      ),
    ),
  ],
  [
    "escalation_rule_unreachable",
    "mend",
    broken((flow) =>
      between(
        flow,
        "escalation",
        {
          rules: [
            { exit: "priority", afterSeconds: null },
            { exit: "functional", afterSeconds: 10 },
          ],
        },
        { priority: "menu", functional: "menu", none: "menu" },
      ),
    ),
  ],
  [
    "company_fact_missing",
    "mend",
    broken((flow) => {
      (flow.nodes.welcome as FlowNode).config.tell = ["address"];
    }),
  ],
  [
    "language_not_offered",
    "mend",
    broken((flow) => {
      flow.languages.push("et-EE");
      const config = { sources: ["choice"], choices: [{ language: "en-US", key: "1" }] };
      between(flow, "language", config, { next: "menu", noInput: "menu" });
    }),
  ],
];

function repeated(choices: Record<string, Json>[]) {
  return choices.map((choice) => ({ ...choice, key: "1" }));
}

const same = (one: Issue, other: Issue) =>
  one.code === other.code && one.nodeId === other.nodeId && JSON.stringify(one.values) === JSON.stringify(other.values);

function fixOf(issue: Issue, document: FlowDocument): Fix | null {
  const freshLabel = (type: string) => type;
  return fixFor(issue, { document, catalogue: nodeTypes, freshLabel, title: (id) => id });
}

describe("a fix", () => {
  it("is offered for nothing in a sound flow", () => {
    expect(checkFlow(sound())).toEqual([]);
  });

  it.each(breakages)("of %s is %s and takes the problem away", (code, name, flow) => {
    const issue = checkFlow(flow).find((each) => each.code === code);
    if (!issue) throw new Error(`no ${code} in ${JSON.stringify(checkFlow(flow))}`);
    const fix = fixOf(issue, flow);
    expect(fix?.name).toBe(name);
    const mended = fix?.apply(flow) ?? flow;
    expect(checkFlow(mended).filter((each) => same(each, issue))).toEqual([]);
    expect(parseDraft(JSON.stringify(mended)).ok).toBe(true);
  });

  it("leaves what another of the node's problems was mended to, pressed before anything was checked anew", () => {
    const flow = breakages.find(([code]) => code === "choice_not_in_prompt")?.[2] as FlowDocument;
    const issues = checkFlow(flow).filter(({ code }) => code === "choice_not_in_prompt");
    expect(issues).toHaveLength(2);
    const fixes = issues.map((issue) => fixOf(issue, flow));
    const both = fixes.reduce((before, fix) => fix?.apply(before) ?? before, flow);
    expect(checkFlow(both)).toEqual([]);
  });

  it("shares a split by what there was, in whole percents", () => {
    const flow = breakages.find(([code]) => code === "split_not_whole")?.[2] as FlowDocument;
    const issue = checkFlow(flow).find(({ code }) => code === "split_not_whole") as Issue;
    const { between: split } = fixOf(issue, flow)?.apply(flow).nodes ?? {};
    const branches = split?.config.branches as { percent: number }[];
    expect(branches.map(({ percent }) => percent)).toEqual([34, 33, 33]);
  });

  it("asks who is calling, then goes on where the call went", () => {
    const flow = breakages.find(([code]) => code === "personal_data_before_authentication")?.[2] as FlowDocument;
    const issue = checkFlow(flow).find(({ code }) => code === "personal_data_before_authentication") as Issue;
    const { nodes } = fixOf(issue, flow)?.apply(flow) ?? flow;
    const asked = nodes.welcome?.exits.next ?? "";
    expect(nodes[asked]).toMatchObject({ type: "authentication", exits: { verified: "between" } });
  });

  it("is none where a person has to decide", () => {
    const flow = broken((each) => {
      (each.nodes.welcome as FlowNode).config.prompt = {};
    });
    const issue = checkFlow(flow).find(({ nodeId }) => nodeId === "welcome") as Issue;
    expect(fixOf(issue, flow)).toBeNull();
  });

  it("has words for everything that node types mend", () => {
    const { designer } = { designer: JSON.parse(readFileSync("messages/en/designer.json", "utf8")) };
    const mended = breakages.filter(([, name]) => name === "mend").map(([code]) => code);
    expect(Object.keys(designer.fixes.mended)).toEqual(expect.arrayContaining(mended));
  });
});
