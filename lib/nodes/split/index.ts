import { z } from "zod";
import { defineNode, type NodeContext } from "@/lib/engine/node-type";
import type { NodeIssue } from "@/lib/flow/catalogue";
import { hashOf } from "@/lib/util/hash";
import { hint, listField, switchField } from "../form-fields";

const branchSchema = z.strictObject({
  /** The exit's id; stays when the label changes. */
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, "must be letters, digits, _ and -"),
  label: z
    .string()
    .min(1)
    .max(80)
    .meta(hint({ widget: "text" })),
  percent: z
    .number()
    .int()
    .min(0)
    .max(100)
    .meta(hint({ widget: "number", unit: "percent" })),
});

const leastBranches = 2;

const configSchema = z.strictObject({
  /** What the split is reported by; each call keeps its branch as `vars.split_<name>`. */
  name: z
    .string()
    .regex(/^[A-Za-z0-9_]{1,40}$/, "must be letters, digits and _")
    .default("test")
    .meta(hint({ widget: "text" })),
  branches: listField(branchSchema, {
    least: leastBranches,
    most: 10,
    fresh: { label: "C", percent: 0 },
    idWord: "branch",
  }),
  /** A customer, or else a calling number, gets the same branch in every call. */
  sticky: switchField(true),
});

type Config = z.infer<typeof configSchema>;

/** Sends a share of the calls each way, for trying one thing against another (an A/B test). */
export const splitNode = defineNode<Config>({
  type: "split",
  family: "decide",
  stage: "any",
  configSchema,
  newConfig: () =>
    configSchema.parse({
      branches: [
        { id: "a", label: "A", percent: 50 },
        { id: "b", label: "B", percent: 50 },
      ],
    }),
  exits: ({ branches }) => branches.map(({ id, label }) => ({ id, label, required: true })),
  prompts: () => [],
  resources: () => [],
  needsInput: () => false,
  endsCall: () => false,
  personalData: () => false,
  sets: ({ name, branches }) => branches.map(({ id }) => ({ exit: id, variables: [variableOf(name)] })),
  failureExit: ({ branches }) => branches[0]?.id ?? null,
  check: ({ branches }) => [...notWhole(branches), ...branchTwice(branches)],
  mend(config, { code }) {
    if (code === "split_not_whole") return { ...config, branches: madeWhole(config.branches) };
    const branches = madeOne(config.branches);
    return code === "split_branch_twice" && branches.length >= leastBranches ? { ...config, branches } : null;
  },
  enter(context) {
    const { branches, name } = context.config;
    const branch = chosen(branches, pointOf(context));
    return { exit: branch.id, vars: { [variableOf(name)]: branch.label }, note: `${name}: ${branch.label}` };
  },
});

const variableOf = (name: string) => `split_${name}`;

/** Where this call falls between 0 and 100, evenly over customers (or calls) and for each split afresh. */
function pointOf({ config, session }: NodeContext<Config>): number {
  const { callId, caller, customer } = session;
  const hidden = !caller.from.startsWith("+");
  const known = customer?.id ?? (hidden ? callId : caller.from);
  return (hashOf(`${config.name}\n${config.sticky ? known : callId}`) / 2 ** 32) * 100;
}

function chosen(branches: Config["branches"], point: number): Config["branches"][number] {
  let end = 0;
  for (const branch of branches) {
    end += branch.percent;
    if (point < end) return branch;
  }
  return branches.at(-1) as Config["branches"][number];
}

function notWhole(branches: Config["branches"]): NodeIssue[] {
  const total = branches.reduce((sum, { percent }) => sum + percent, 0);
  if (total === 100) return [];
  return [
    {
      code: "split_not_whole",
      severity: "error",
      path: "config.branches",
      message: `The branches share ${total} percent; together they must be 100.`,
      values: { total },
    },
  ];
}

/** The same shares of 100, in whole percents by the largest remainders; even ones where none has a share. */
function madeWhole(branches: Config["branches"]): Config["branches"] {
  const total = branches.reduce((sum, { percent }) => sum + percent, 0);
  const exact = branches.map(({ percent }) => (total === 0 ? 100 / branches.length : (percent * 100) / total));
  const left = 100 - exact.reduce((sum, share) => sum + Math.floor(share), 0);
  const byRemainder = exact.map((share, index) => ({ index, rest: share % 1 })).sort((a, b) => b.rest - a.rest);
  const oneMore = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return branches.map((branch, index) => ({
    ...branch,
    percent: Math.floor(exact[index] ?? 0) + (oneMore.has(index) ? 1 : 0),
  }));
}

/** Branches of one id share an exit: together they are one, with the share of both. */
function madeOne(branches: Config["branches"]): Config["branches"] {
  const ids = [...new Set(branches.map(({ id }) => id))];
  return ids.map((id) => {
    const same = branches.filter((branch) => branch.id === id);
    return {
      ...(same[0] as Config["branches"][number]),
      percent: Math.min(
        100,
        same.reduce((sum, { percent }) => sum + percent, 0),
      ),
    };
  });
}

function branchTwice(branches: Config["branches"]): NodeIssue[] {
  const same = branches.find(({ id }, index) => branches.findIndex((other) => other.id === id) !== index);
  if (!same) return [];
  return [
    {
      code: "split_branch_twice",
      severity: "error",
      path: "config.branches",
      message: `Two branches have the id "${same.id}".`,
      values: { branch: same.id },
    },
  ];
}
