import { z } from "zod";
import { defineNode } from "@/lib/engine/node-type";
import { limits } from "@/lib/flow/limits";
import { hint, optionalListField } from "../form-fields";
import { outcomeName } from "../return-from-subflow/outcome-name";

const variableName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, "must be a letter, then letters, digits and _")
  .meta(hint({ widget: "text" }));

const configSchema = z.strictObject({
  /** The flow's name; an installation runs the version of it that was published last. */
  flow: z
    .string()
    .max(limits.nameCharacters)
    .default("")
    .meta(hint({ widget: "flow" })),
  /** What the subflow's own variables begin as, filled with what is known here. It sees no others. */
  input: optionalListField(
    z.strictObject({
      name: variableName,
      value: z
        .string()
        .max(2_000)
        .meta(hint({ widget: "template" })),
    }),
    { most: 20, fresh: { name: "", value: "" } },
  ),
  /** Which of its variables are kept when it returns, and what they are called here. */
  output: optionalListField(z.strictObject({ inner: variableName, outer: variableName }), {
    most: 20,
    fresh: { inner: "", outer: "" },
  }),
  /** What it can return, each an exit; kept here so that the exits are known without the subflow. */
  outcomes: z
    .array(outcomeName)
    .min(1, "needs an outcome")
    .max(20)
    .refine((names) => new Set(names).size === names.length, "must name each outcome once")
    .default(["done"])
    .meta(hint({ widget: "phrases" })),
});

type Config = z.infer<typeof configSchema>;

/** Runs another flow inside this one, with variables of its own, and goes on by the outcome it returns. */
export const subflowNode = defineNode<Config>({
  type: "subflow",
  family: "decide",
  stage: "inCall",
  configSchema,
  newConfig: () => configSchema.parse({}),
  exits: ({ outcomes }) => [
    ...outcomes.map((id) => ({ id, label: id, required: true })),
    { id: "failed", required: false, broken: true },
  ],
  prompts: () => [],
  resources: () => [],
  // The checks look inside; where the subflow is not known, it is taken to listen.
  needsInput: () => true,
  endsCall: () => false,
  personalData: () => false,
  templates: ({ input }) => input.map(({ value }, index) => ({ path: `config.input.${index}.value`, template: value })),
  sets: ({ outcomes, output }) => outcomes.map((exit) => ({ exit, variables: output.map(({ outer }) => outer) })),
  subflow: ({ flow, input, output, outcomes }) => ({
    flow,
    takes: input.map(({ name }) => name),
    gives: output,
    outcomes,
  }),
  mend(config, { code, values }) {
    const outcome = String(values?.outcome ?? "");
    const others = config.outcomes.filter((each) => each !== outcome);
    if (code === "subflow_outcome_missing") return { ...config, outcomes: [...others, outcome] };
    // The last one stays: a step needs a way out.
    return code === "subflow_outcome_unknown" && others.length > 0 ? { ...config, outcomes: others } : null;
  },
  failureExit: () => "failed",
  enter: ({ config, fill }) => ({
    inside: Object.fromEntries(config.input.map(({ name, value }) => [name, fill(value)])),
  }),
  returned: ({ config, session }, outcome) => ({
    exit: outcome,
    vars: Object.fromEntries(config.output.map(({ inner, outer }) => [outer, session.vars[inner] ?? null])),
  }),
});
