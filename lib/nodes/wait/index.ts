import { z } from "zod";
import { defineNode } from "@/lib/engine/node-type";
import { promptField, secondsField } from "../form-fields";

const configSchema = z.strictObject({
  /** Said before it. */
  prompt: promptField(),
  seconds: secondsField(1, 60, 3),
});

type Config = z.infer<typeof configSchema>;

/** Nothing for a while, e.g. to let the caller find a pen. */
export const waitNode = defineNode<Config>({
  type: "wait",
  family: "talk",
  stage: "inCall",
  configSchema,
  newConfig: () => configSchema.parse({}),
  exits: () => [{ id: "next", required: true }],
  prompts: ({ prompt }) => [{ path: "config.prompt", prompt, optional: true }],
  resources: () => [],
  needsInput: () => false,
  endsCall: () => false,
  personalData: () => false,
  failureExit: () => "next",
  enter: ({ config, speak }) => ({
    effects: [...speak(config.prompt), { type: "pause", seconds: config.seconds }],
    exit: "next",
  }),
});
