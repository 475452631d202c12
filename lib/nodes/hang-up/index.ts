import { z } from "zod";
import { defineNode } from "@/lib/engine/node-type";
import { promptField } from "../form-fields";

const configSchema = z.strictObject({ prompt: promptField() });

type Config = z.infer<typeof configSchema>;

/** Says goodbye, when there is one to say, and ends the call. */
export const hangUpNode = defineNode<Config>({
  type: "hangUp",
  family: "connect",
  stage: "inCall",
  configSchema,
  newConfig: () => ({ prompt: {} }),
  exits: () => [],
  prompts: ({ prompt }) => [{ path: "config.prompt", prompt, optional: true }],
  resources: () => [],
  needsInput: () => false,
  endsCall: () => true,
  personalData: () => false,
  failureExit: () => null,
  enter: ({ config, speak }) => ({ effects: [...speak(config.prompt), { type: "hangUp" }], end: true }),
});
