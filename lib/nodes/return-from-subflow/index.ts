import { z } from "zod";
import { defineNode } from "@/lib/engine/node-type";
import { hint } from "../form-fields";
import { outcomeName } from "./outcome-name";

const configSchema = z.strictObject({
  outcome: outcomeName.default("done").meta(hint({ widget: "text" })),
});

type Config = z.infer<typeof configSchema>;

/** Ends a subflow with a named outcome; the flow that runs it goes on by the exit of that name. */
export const returnFromSubflowNode = defineNode<Config>({
  type: "returnFromSubflow",
  family: "decide",
  stage: "inCall",
  configSchema,
  newConfig: () => configSchema.parse({}),
  exits: () => [],
  prompts: () => [],
  resources: () => [],
  needsInput: () => false,
  endsCall: () => true,
  personalData: () => false,
  returns: ({ outcome }) => outcome,
  failureExit: () => null,
  enter: ({ config }) => ({ returns: config.outcome, note: `returned ${config.outcome}` }),
});
