import { z } from "zod";
import { defineNode, type NodeContext } from "@/lib/engine/node-type";
import { conditionSchema } from "@/lib/flow/condition";
import { hint } from "../form-fields";
import { indexIn, without } from "../mend";

const escalationKinds = ["hierarchical", "functional", "priority", "automatic"] as const;

const ruleSchema = z.strictObject({
  /** The exit this rule chooses; several rules may choose the same. */
  exit: z.enum(escalationKinds).meta(hint({ widget: "select" })),
  /** The issue, priority or history it is for; absent: any caller. */
  when: conditionSchema.optional().meta(hint({ widget: "condition" })),
  /** Only when the call is at least this old, counted from its start; null: at any age. */
  afterSeconds: z
    .number()
    .int()
    .min(1)
    .max(86_400)
    .nullable()
    .default(null)
    .meta(hint({ widget: "number", unit: "seconds" })),
});

const configSchema = z.strictObject({
  /** The first that holds decides. */
  rules: z
    .array(ruleSchema)
    .min(1, "needs a rule")
    .max(20)
    .meta(hint({ widget: "escalationRules" })),
});

type Config = z.infer<typeof configSchema>;
type Rule = Config["rules"][number];

/**
 * Sends a call up by its age, its issue or its priority. An automatic rule whose time has not come starts a clock
 * that goes on after the call has left this node, and takes the caller out of a queue when it runs out.
 */
export const escalationNode = defineNode<Config>({
  type: "escalation",
  family: "decide",
  stage: "inCall",
  configSchema,
  newConfig: () => configSchema.parse({ rules: [{ exit: "automatic", afterSeconds: 180 }] }),
  exits: ({ rules }) => [
    ...escalationKinds.filter((kind) => rules.some((rule) => rule.exit === kind)).map((id) => ({ id, required: true })),
    { id: "none", required: true },
  ],
  prompts: () => [],
  resources: () => [],
  needsInput: () => false,
  endsCall: () => false,
  personalData: () => false,
  conditions: ({ rules }) =>
    rules.flatMap(({ when }, index) => (when ? [{ path: `config.rules.${index}.when`, condition: when }] : [])),
  failureExit: () => "none",
  check: ({ rules }) =>
    rules.flatMap((rule, index) => {
      const shadow = rules.slice(0, index).find((earlier) => !earlier.when && earlier.afterSeconds === null);
      return shadow === undefined
        ? []
        : [
            {
              code: "escalation_rule_unreachable",
              severity: "warning" as const,
              path: `config.rules.${index}`,
              message: `This ${rule.exit} rule never decides: the ${shadow.exit} rule above it holds for every call. Move it up or remove it.`,
              values: { rule: rule.exit, above: shadow.exit },
            },
          ];
    }),
  mend(config, { code, path }) {
    const index = indexIn(path);
    if (code !== "escalation_rule_unreachable" || index === null) return null;
    return { ...config, rules: without(config.rules, index) };
  },
  enter(context) {
    const rule = context.config.rules.find((candidate) => elapsed(candidate, context) && matches(candidate, context));
    if (rule) return { exit: rule.exit, alarm: null, note: `${rule.exit} rule` };
    const clock = automaticClock(context);
    return { exit: "none", alarm: clock === null ? null : { exit: "automatic", dueAtMs: clock } };
  },
});

const matches = (rule: Rule, { holds }: NodeContext<Config>) => !rule.when || holds(rule.when);

const elapsed = (rule: Rule, { atMs, session }: NodeContext<Config>) =>
  rule.afterSeconds === null || atMs >= session.startedAtMs + rule.afterSeconds * 1000;

/** When the first automatic rule that fits this caller will hold, in Unix milliseconds, or null. */
function automaticClock(context: NodeContext<Config>): number | null {
  const ages = context.config.rules
    .filter((rule) => rule.exit === "automatic" && rule.afterSeconds !== null && matches(rule, context))
    .map((rule) => rule.afterSeconds as number);
  return ages.length === 0 ? null : context.session.startedAtMs + Math.min(...ages) * 1000;
}
