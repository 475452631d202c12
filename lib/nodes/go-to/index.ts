import { z } from "zod";
import { defineNode } from "@/lib/engine/node-type";

const configSchema = z.strictObject({});

type Config = z.infer<typeof configSchema>;

/** Goes on elsewhere in the flow without a wire across the canvas. */
export const goToNode = defineNode<Config>({
  type: "goTo",
  family: "decide",
  stage: "any",
  configSchema,
  newConfig: () => configSchema.parse({}),
  exits: () => [{ id: "next", required: true }],
  prompts: () => [],
  resources: () => [],
  needsInput: () => false,
  endsCall: () => false,
  personalData: () => false,
  failureExit: () => "next",
  enter: () => ({ exit: "next" }),
});
