import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Bindings, resourceLists } from "@/lib/flow/catalogue";
import { emptyFlow, type FlowDocument, type FlowNode } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import { limits } from "@/lib/flow/limits";
import { parseDraft } from "@/lib/flow/parse-draft";
import { checkFlow } from "@/lib/nodes/check-flow";
import { nodeTypes } from "@/lib/nodes/registry";
import type { Json } from "@/lib/util/json";
import { addNode } from "../commands/add-node";
import { connect } from "../commands/connect";
import { createEditor } from "../create-editor";
import { wiresOf } from "../node-exits";
import { applyFix } from "./apply-fix";
import type { Fix } from "./fix";
import { fixFor } from "./fix-for";
import { missingQueue, nameQueue } from "./name-queue";

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
  ["subflow_outcome_missing", "mend", running("paid")],
  ["subflow_outcome_unknown", "mend", running("paid", "open", "done")],
  [
    "split_branch_twice",
    "mend",
    broken((flow) => {
      const branch = (id: string, percent: number) => ({ id, label: id, percent });
      const config = { name: "trial", branches: [branch("a", 20), branch("b", 50), branch("a", 30)] };
      between(flow, "split", config, { a: "menu", b: "menu" });
    }),
  ],
  [
    "survey_question_repeated",
    "mend",
    broken((flow) => {
      const question = { name: "ease", prompt: { "en-US": { say: "How easy was it?" } } };
      const config = { name: "After a call", questions: [question, question, { ...question, name: "ease2" }] };
      between(flow, "survey", config, { done: "menu", abandoned: "menu" });
    }),
  ],
  ["http_address_invalid", "mend", requesting("api.example.com/orders?number={{ caller.number }}")],
  ["intent_repeated", "mend", understanding({ id: "bills" }, { id: "bills" })],
  ["intent_repeated", "mend", understanding({ id: "other" })],
  ["intent_key_repeated", "mend", understanding({ id: "bills", key: "1" }, { id: "hours", key: "1" })],
  [
    "intent_slot_repeated",
    "mend",
    understanding({
      id: "visit",
      slots: ["day", "day", "day2"].map((name) => ({ name, kind: "date", prompt: { "en-US": { say: "When?" } } })),
    }),
  ],
  [
    "collect_range_empty",
    "mend",
    broken((flow) => {
      const config = {
        name: "order",
        prompt: { "en-US": { say: "Your order number?" } },
        leastDigits: 9,
        mostDigits: 5,
      };
      between(flow, "collect", config, { collected: "menu", invalid: "menu", noInput: "menu" });
    }),
  ],
  [
    "config_invalid",
    "usualSetting",
    broken((flow) => {
      (menu(flow).config as Record<string, Json>).timeoutSeconds = 400;
    }),
  ],
  ["after_call_stage", "disconnect", broken((flow) => between(flow, "afterCallWork", {}, { next: "menu" }))],
  [
    "after_call_stage",
    "forgetRole",
    broken((flow) => {
      flow.afterCall = "welcome";
    }),
  ],
];

/** What a flow can return, as a flow that runs inside another. */
function returning(...outcomes: string[]): FlowDocument {
  const returns = outcomes.map((outcome): [string, FlowNode] => [
    outcome,
    { type: "returnFromSubflow", label: outcome, config: { outcome }, exits: {} },
  ]);
  const exits = Object.fromEntries(["a", "b"].map((id, at) => [id, outcomes[at] ?? outcomes[0] ?? null]));
  const split: FlowNode = { type: "split", label: "Either", config: nodeTypes.split.newConfig([]) as never, exits };
  const nodes = { either: split, ...Object.fromEntries(returns) };
  return { ...sound(), name: "Inside", entry: "either", nodes, layout: {} };
}

/** Runs a flow that returns `paid` and `open`; its step knows these outcomes. */
function running(...outcomes: string[]): FlowDocument {
  return broken((flow) => {
    const exits = Object.fromEntries([...outcomes, "failed"].map((exit) => [exit, "menu"]));
    between(flow, "subflow", { flow: "Inside", outcomes }, exits);
    flow.subflows = { Inside: returning("paid", "open") };
  });
}

/** Asks another system. */
function requesting(url: string): FlowDocument {
  return broken((flow) => between(flow, "httpRequest", { url }, { success: "menu", refused: "menu", failed: "menu" }));
}

/** Asks in words what it is about; these can be meant. */
function understanding(...intents: Record<string, Json>[]): FlowDocument {
  return broken((flow) => {
    const known = intents.map((intent, at) => ({
      name: `Intent ${at}`,
      keywords: { "en-US": [`word${at}`] },
      ...intent,
    }));
    const exits = Object.fromEntries(
      [...intents.map(({ id }) => id), "other", "noInput"].map((exit) => [exit, "menu"]),
    );
    between(flow, "intent", { prompt: { "en-US": { say: "How can we help? Press 1." } }, intents: known }, exits);
  });
}

function repeated(choices: Record<string, Json>[]) {
  return choices.map((choice) => ({ ...choice, key: "1" }));
}

const noBindings = Object.fromEntries(Object.values(resourceLists).map((list) => [list, []])) as unknown as Bindings;

const same = (one: Issue, other: Issue) =>
  one.code === other.code && one.nodeId === other.nodeId && JSON.stringify(one.values) === JSON.stringify(other.values);

function fixOf(issue: Issue, document: FlowDocument): Fix | null {
  const freshLabel = (type: string) => type;
  return fixFor(issue, { document, catalogue: nodeTypes, freshLabel, title: (id) => id });
}

it("mending twice is mending once", () => {
  const config = { name: "order", prompt: {}, leastDigits: 9, mostDigits: 5 };
  const issue = { code: "collect_range_empty", path: "config.mostDigits" };
  const parsed = nodeTypes.collect.configSchema.parse(config);
  const mended = nodeTypes.collect.mend?.(parsed, issue) ?? null;
  expect(mended).toMatchObject({ leastDigits: 5, mostDigits: 9 });
  expect(mended && nodeTypes.collect.mend?.(mended, issue)).toBeNull();
});

describe("a fix", () => {
  it("is offered for nothing in a sound flow", () => {
    expect(checkFlow(sound())).toEqual([]);
  });

  it.each(breakages)("of %s is %s, takes the problem away, and is taken back by one undo", (code, name, flow) => {
    const issue = checkFlow(flow).find((each) => each.code === code);
    if (!issue) throw new Error(`no ${code} in ${JSON.stringify(checkFlow(flow))}`);
    const fix = fixOf(issue, flow);
    expect(fix?.name).toBe(name);
    const editor = createEditor({ document: flow, catalogue: nodeTypes, now: () => 0 });
    if (fix) expect(applyFix(editor, fix)).toBeNull();
    const { document: mended } = editor.store.getState();
    expect(checkFlow(mended).filter((each) => same(each, issue))).toEqual([]);
    expect(parseDraft(JSON.stringify(mended)).ok).toBe(true);
    editor.undo();
    expect(editor.store.getState().document).toEqual(flow);
  });

  it.each(["endCall", "authenticateFirst"])("adds no step more than a flow may have: %s", (name) => {
    const [code, , small] = breakages.find((each) => each[1] === name) ?? [];
    if (!code || !small) throw new Error(`nothing is mended by ${name}`);
    const issue = checkFlow(small).find((each) => each.code === code) as Issue;
    const wait = addNode(emptyFlow(""), nodeTypes, { type: "wait", label: "", at }).document.nodes.wait as FlowNode;
    const free = limits.nodesPerFlow - Object.keys(small.nodes).length;
    const filled = (steps: number): FlowDocument => {
      const more = Array.from({ length: steps }, (_, index) => [`more-${index}`, wait]);
      return { ...small, nodes: { ...small.nodes, ...Object.fromEntries(more) } };
    };
    const mend = (document: FlowDocument) => {
      const editor = createEditor({ document, catalogue: nodeTypes, now: () => 0 });
      const full = applyFix(editor, fixOf(issue, document) as Fix);
      return { full, steps: Object.keys(editor.store.getState().document.nodes).length };
    };
    expect(mend(filled(free - 1))).toEqual({ full: null, steps: limits.nodesPerFlow });
    const full = { of: "steps", limit: limits.nodesPerFlow };
    expect(mend(filled(free))).toEqual({ full, steps: limits.nodesPerFlow });
  });

  it("cuts what follows a misplaced step off with it, and offers nothing of its own for that", () => {
    const flow = broken((each) => {
      between(each, "afterCallWork", {}, { next: "work" });
      each.nodes.work = { type: "afterCallWork", label: "More work", config: {}, exits: { next: null } };
      each.layout.work = at;
    });
    const misplaced = checkFlow(flow).filter(({ code }) => code === "after_call_stage");
    const fixes = Object.fromEntries(misplaced.map((issue) => [issue.nodeId, fixOf(issue, flow)]));
    expect(fixes).toMatchObject({ between: { name: "disconnect" }, work: null });
    const mended = fixes.between?.apply(flow) ?? flow;
    expect(checkFlow(mended).filter(({ code }) => code === "after_call_stage")).toEqual([]);
    // A wire that somebody has led elsewhere since is nobody's to cut.
    const wire = wiresOf(flow).find(({ to }) => to === "between");
    if (!wire) throw new Error("nothing leads there");
    const ledElsewhere = connect(flow, wire.from, wire.exit, "menu");
    expect(fixes.between?.apply(ledElsewhere).nodes[wire.from]?.exits[wire.exit]).toBe("menu");
  });

  it.each(["support", "Front desk"])(
    "for the missing queue “%s” is the queue, by whatever name it was made",
    (queue) => {
      const config = { ...(nodeTypes.queue.newConfig(["en-US"]) as Record<string, Json>), queue };
      const flow = broken((each) => {
        const exits = nodeTypes.queue.exits(nodeTypes.queue.configSchema.parse(config));
        between(each, "queue", config, Object.fromEntries(exits.map(({ id }) => [id, "menu"])));
      });
      const missing = (document: FlowDocument, queues: string[]) =>
        checkFlow(document, { ...noBindings, queues }).filter((issue) => missingQueue(issue) !== null);
      const [issue] = missing(flow, ["sales"]);
      if (!issue) throw new Error("no queue is missing");
      expect(missingQueue(issue)).toBe(queue);
      const made = queue === "support" ? queue : "front-desk";
      const editor = createEditor({ document: flow, catalogue: nodeTypes, now: () => 0 });
      editor.edit("fix", (document) => nameQueue(document, nodeTypes, issue, made));
      expect(missing(editor.store.getState().document, ["sales", made])).toEqual([]);
      editor.undo();
      expect(editor.store.getState().document).toEqual(flow);
    },
  );

  it("leaves what another of the node's problems was mended to, pressed before anything was checked anew", () => {
    const flow = breakages.find(([code]) => code === "choice_not_in_prompt")?.[2] as FlowDocument;
    const issues = checkFlow(flow).filter(({ code }) => code === "choice_not_in_prompt");
    expect(issues).toHaveLength(2);
    const fixes = issues.map((issue) => fixOf(issue, flow));
    const both = fixes.reduce((before, fix) => fix?.apply(before) ?? before, flow);
    expect(checkFlow(both)).toEqual([]);
  });

  it.each(["exit_unconnected", "exit_target_missing"])(
    "of %s leaves an exit that was led somewhere since, pressed before anything was checked anew",
    (code) => {
      const flow = sound();
      const issue: Issue = { code, severity: "error", nodeId: "welcome", path: "exits.next", message: "" };
      const fix = fixOf(issue, flow);
      expect(fix ? fix.apply(flow) : flow).toEqual(flow);
    },
  );

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
    const noHost = requesting("orders");
    const address = checkFlow(noHost).find(({ code }) => code === "http_address_invalid") as Issue;
    expect(fixOf(address, noHost)).toBeNull();
  });

  it("has words for everything that node types mend", () => {
    const { designer } = { designer: JSON.parse(readFileSync("messages/en/designer.json", "utf8")) };
    const mended = breakages.filter(([, name]) => name === "mend").map(([code]) => code);
    expect(Object.keys(designer.fixes.mended)).toEqual(expect.arrayContaining(mended));
  });
});
