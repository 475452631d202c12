import { z } from "zod";
import { defineNode } from "@/lib/engine/node-type";
import { hint, listField } from "../form-fields";

const assignmentSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, "must be a letter, then letters, digits and _")
    .meta(hint({ widget: "text" })),
  value: z
    .string()
    .max(2_000)
    .meta(hint({ widget: "template" })),
});

const configSchema = z.strictObject({
  /** Each is filled with what was known before this node. */
  assignments: listField(assignmentSchema, { least: 1, most: 20, fresh: { name: "", value: "" } }),
});

type Config = z.infer<typeof configSchema>;

/** Keeps values for later nodes, where they are `vars.<name>`. */
export const setVariableNode = defineNode<Config>({
  type: "setVariable",
  family: "decide",
  stage: "any",
  configSchema,
  newConfig: () => configSchema.parse({ assignments: [{ name: "note", value: "" }] }),
  exits: () => [{ id: "next", required: true }],
  prompts: () => [],
  resources: () => [],
  needsInput: () => false,
  endsCall: () => false,
  personalData: () => false,
  failureExit: () => "next",
  sets: ({ assignments }) => [{ exit: "next", variables: assignments.map(({ name }) => name) }],
  templates: ({ assignments }) =>
    assignments.map(({ value }, index) => ({
      path: `config.assignments.${index}.value`,
      template: value,
      unheard: true,
    })),
  enter: ({ config, fill }) => ({
    exit: "next",
    vars: Object.fromEntries(config.assignments.map(({ name, value }) => [name, fill(value)])),
  }),
});
