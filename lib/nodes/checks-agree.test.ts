import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { NodeCatalogue } from "@/lib/flow/catalogue";
import { explore } from "@/lib/flow/checks/call-oracle";
import { checkPublishable } from "@/lib/flow/checks/check-publishable";
import { checkCatalogue } from "@/lib/flow/checks/test-catalogue";
import { emptyFlow, type FlowDocument, type FlowNode } from "@/lib/flow/document";
import { parseDraft } from "@/lib/flow/parse-draft";
import { nodeTypes } from "./registry";

const folder = fileURLToPath(new URL("../../flows/", import.meta.url));
const gallery = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  const parsed = entry.isDirectory() ? parseDraft(readFileSync(`${folder}${entry.name}/flow.json`, "utf8")) : null;
  return parsed?.ok ? [parsed.value] : [];
});
const subflows = Object.fromEntries(gallery.map((flow) => [flow.name, flow]));

/** What the checks say, in the words of the exploration. */
function checked(flow: FlowDocument, catalogue: NodeCatalogue) {
  const issues = checkPublishable(flow, catalogue);
  const of = (code: string) => issues.filter((issue) => issue.code === code);
  const nodes = (code: string) => [...new Set(of(code).map(({ nodeId }) => nodeId))].sort();
  return {
    strangersTold: nodes("personal_data_before_authentication"),
    unset: [...new Set(of("variable_maybe_unset").map(({ nodeId, values }) => `${nodeId} ${values?.variable}`))].sort(),
    unreachable: nodes("unreachable_node"),
    deepMenus: nodes("menu_too_deep"),
    loops: of("loop_without_wait").length > 0,
  };
}

function explored(flow: FlowDocument, catalogue: NodeCatalogue) {
  const { strangersTold, unset, reached, deepMenus, loops } = explore(flow, catalogue);
  return {
    strangersTold: [...strangersTold].sort(),
    unset: [...unset].sort(),
    unreachable: Object.keys(flow.nodes)
      .filter((id) => !reached.has(id))
      .sort(),
    deepMenus: [...deepMenus].sort(),
    loops,
  };
}

describe("the checks and an exploration of every state a call can be in agree", () => {
  it.each(gallery.map((flow) => [flow.name, flow] as const))("on %s", (_name, flow) => {
    expect(checked({ ...flow, subflows }, nodeTypes)).toEqual(explored({ ...flow, subflows }, nodeTypes));
  });

  it("on a thousand random flows with subflows", { timeout: 30_000 }, () => {
    const count = { strangersTold: 0, unset: 0, unreachable: 0, deepMenus: 0, loops: 0 };
    for (let seed = 1; seed <= 1_000; seed += 1) {
      const flow = randomFlow(randomFrom(seed));
      const found = checked(flow, checkCatalogue);
      expect(found, `seed ${seed}`).toEqual(explored(flow, checkCatalogue));
      count.loops += Number(found.loops);
      for (const code of ["strangersTold", "unset", "unreachable", "deepMenus"] as const)
        count[code] += Number(found[code].length > 0);
    }
    // Both sides of each are there in number.
    for (const [code, flows] of Object.entries(count)) {
      expect(flows, code).toBeGreaterThan(25);
      expect(flows, code).toBeLessThan(975);
    }
  });
});

type Random = <T>(choices: readonly T[]) => T;

/** mulberry32. https://github.com/bryc/code/blob/master/jshash/PRNGs.md */
function randomFrom(seed: number): Random {
  let state = seed;
  return (choices) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return choices[((mixed ^ (mixed >>> 14)) >>> 0) % choices.length] as (typeof choices)[number];
  };
}

const texts = ["Hi.", "Hi.", "Hi.", "{{ vars.a }}", "{{ vars.b }}", "{{ customer.email }}"];
const variables = ["a", "b"];

function randomFlow(random: Random): FlowDocument {
  const kinds = random([
    ["menu", "menu", "menu", "menu", "menu", "say", "proves"],
    ["proves", "proves", "sets", "ask", "runs", "say", "account"],
    ["sets", "sets", "ask", "say", "menu", "runs", "sometimesAsks"],
    ["proves", "sets", "ask", "menu", "runs", "runs"],
  ]);
  const inner = (deeper: string[]) =>
    drawn(
      random,
      random([1, 2, 3, 4]),
      [...kinds.filter((kind) => kind !== "runs"), "returns", "returns", ...deeper],
      ["second"],
    );
  const flow = drawn(random, random([3, 5, 7, 9]), [...kinds, "stop"], ["first", "second"]);
  const some = Object.keys(flow.nodes);
  return {
    ...flow,
    fallback: random([null, null, null, ...some]),
    subflows: { first: inner(random([[], ["runs"]])), second: inner([]) },
  };
}

function drawn(random: Random, count: number, kinds: readonly string[], flows: readonly string[]): FlowDocument {
  const ids = Array.from({ length: count }, (_, index) => `n${index}`);
  // Some flows go on and on, others anywhere.
  const goesOn = random([true, false]);
  const node = (index: number): FlowNode => {
    const type = random(kinds);
    const gives = random([[], [{ inner: random(variables), outer: random(variables) }]]);
    const config = {
      prompt: { "en-US": { say: random(texts) } },
      sets: random(variables),
      flow: random(flows),
      takes: random([[], [random(variables)]]),
      gives,
      outcomes: random([["done"], ["done", "other"]]),
      outcome: random(["done", "done", "other"]),
    };
    const targets = goesOn
      ? [...Array<string>(12).fill(ids[index + 1] ?? "n0"), ...ids.slice(index + 1)]
      : [null, ...ids, ...ids];
    const exits = ["next", "soft", "failed", "other", "done"].map((exit) => [exit, random(targets)] as const);
    const known = (checkCatalogue[type]?.exits(checkCatalogue[type]?.configSchema.parse(config)) ?? []).map(
      ({ id }) => id,
    );
    return { type, label: "", config, exits: Object.fromEntries(exits.filter(([exit]) => known.includes(exit))) };
  };
  return { ...emptyFlow("Random"), entry: "n0", nodes: Object.fromEntries(ids.map((id, index) => [id, node(index)])) };
}
