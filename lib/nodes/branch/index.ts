import { z } from "zod";
import type { AskingEffect } from "@/lib/engine/effect";
import type { CallEvent } from "@/lib/engine/event";
import { defineNode, type NodeContext, type NodeResult } from "@/lib/engine/node-type";
import { conditionSchema } from "@/lib/flow/condition";
import type { JsonObject } from "@/lib/util/json";
import { hint, listField } from "../form-fields";
import { indexIn, without } from "../mend";
import { type FactsAsked, factsAsked, factsHeard } from "./asked-facts";

const branchSchema = z.strictObject({
  /** The exit's id; stays when the label changes. */
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, "must be letters, digits, _ and -"),
  label: z
    .string()
    .min(1)
    .max(80)
    .meta(hint({ widget: "text" })),
  /** Without a rule it holds for every call. */
  when: conditionSchema.default({ combinator: "and", rules: [] }).meta(hint({ widget: "condition", lookUps: true })),
});

const fresh: JsonObject = { label: "If", when: { combinator: "and", rules: [] } };

const configSchema = z.strictObject({
  /** Tried in this order; the first that holds decides. */
  branches: listField(branchSchema, { least: 1, most: 20, fresh, idWord: "branch" }),
});

type Config = z.infer<typeof configSchema>;
type Context = NodeContext<Config>;

/**
 * Sends a call by what is known: of the customer, the call, what was collected, earlier calls, queues, departments and hours. What is
 * not known makes a rule false, so a call about which nothing is known takes `otherwise`.
 */
export const branchNode = defineNode<Config>({
  type: "branch",
  family: "decide",
  stage: "any",
  configSchema,
  newConfig: () => configSchema.parse({ branches: [{ id: "branch-1", ...fresh }] }),
  exits: ({ branches }) => [
    ...branches.map(({ id, label }) => ({ id, label, required: true })),
    { id: "otherwise", required: true },
  ],
  prompts: () => [],
  resources: (config) => {
    const { queues, departments, hours } = factsAsked(conditionsOf(config));
    return [
      ...queues.map((name) => ({ kind: "queue" as const, name, path: "config.branches" })),
      ...departments.map((name) => ({ kind: "department" as const, name, path: "config.branches" })),
      ...hours.map((name) => ({ kind: "hours" as const, name, path: "config.branches" })),
    ];
  },
  needsInput: () => false,
  endsCall: () => false,
  personalData: () => false,
  conditions: ({ branches }) =>
    branches.map(({ when }, index) => ({ path: `config.branches.${index}.when`, condition: when })),
  failureExit: () => "otherwise",
  check: ({ branches }) =>
    branches.slice(0, -1).flatMap(({ label, when }, index) =>
      when.rules.length > 0 || when.not
        ? []
        : [
            {
              code: "branch_always_taken",
              severity: "warning" as const,
              path: `config.branches.${index}`,
              message: `"${label}" has no condition, so every call takes it and those below never decide.`,
              values: { branch: label },
            },
          ],
    ),
  /** What every call takes belongs below what some calls take. */
  mend(config, { code, path }) {
    const index = indexIn(path);
    const branch = index === null ? undefined : config.branches[index];
    if (code !== "branch_always_taken" || index === null || !branch) return null;
    return { ...config, branches: [...without(config.branches, index), branch] };
  },
  enter(context) {
    const asked = factsAsked(conditionsOf(context.config));
    const nothing = Object.values(asked).every((names) => names.length === 0);
    return nothing ? decided(context, {}) : { effects: [question(asked, context)], wait: "service" };
  },
  resume: (context, event: CallEvent) => decided(context, factsHeard(event)),
});

/** A hidden number calls for the first time, every time. */
function question(asked: FactsAsked, { session }: Context): AskingEffect {
  const { from } = session.caller;
  return asked.callsInDays.length > 0 && from.startsWith("+")
    ? { type: "readFacts", ...asked, caller: from }
    : { type: "readFacts", ...asked, callsInDays: [] };
}

const conditionsOf = ({ branches }: Config) => branches.map(({ when }) => when);

function decided({ config, holds }: Context, more: JsonObject): NodeResult {
  const branch = config.branches.find(({ when }) => holds(when, more));
  return branch ? { exit: branch.id, note: branch.label } : { exit: "otherwise", note: "nothing else held" };
}
