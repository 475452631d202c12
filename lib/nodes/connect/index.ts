import { z } from "zod";
import { defineNode } from "@/lib/engine/node-type";
import { hint, promptField, resourceName, secondsField, switchField } from "../form-fields";

const e164 = z.string().regex(/^\+[1-9]\d{5,14}$/, "must be a phone number such as +15551234567");

const configSchema = z.strictObject({
  /** Rung together; the first to answer gets the call. The carrier rings at most ten. */
  targets: z
    .array(z.union([z.strictObject({ destination: resourceName }), z.strictObject({ number: e164 })]))
    .min(1, "needs someone to ring")
    .max(10)
    .meta(hint({ widget: "destinations" })),
  prompt: promptField(),
  ringSeconds: secondsField(5, 120, 25),
  /** The one who answers hears the screen prompt and presses 1, so that a mobile's voicemail is not "answered". */
  screen: switchField(false),
  screenPrompt: promptField(),
  /** The number shown to those who are rung; empty: the caller's own. */
  callerId: z
    .union([z.literal(""), e164])
    .default("")
    .meta(hint({ widget: "text", advanced: true })),
  record: switchField(false, { advanced: true }),
});

type Config = z.infer<typeof configSchema>;

/** Rings named destinations and outside numbers, alone or as a group. */
export const connectNode = defineNode<Config>({
  type: "connect",
  family: "connect",
  stage: "inCall",
  configSchema,
  newConfig: () => configSchema.parse({ targets: [{ destination: "front-desk" }] }),
  exits: () => [
    { id: "answered", required: false, mayEnd: true },
    { id: "busy", required: true },
    { id: "noAnswer", required: true },
    { id: "failed", required: true },
  ],
  prompts: ({ prompt, screen, screenPrompt }) => [
    { path: "config.prompt", prompt, optional: true },
    { path: "config.screenPrompt", prompt: screenPrompt, optional: !screen },
  ],
  resources: ({ targets }) =>
    targets.flatMap((target, index) =>
      "destination" in target
        ? [{ kind: "destination" as const, name: target.destination, path: `config.targets.${index}` }]
        : [],
    ),
  needsInput: () => true,
  endsCall: () => false,
  personalData: () => false,
  failureExit: () => "failed",
  enter: ({ config, speak }) => ({
    effects: [
      ...speak(config.prompt),
      {
        type: "dial",
        targets: config.targets,
        ringSeconds: config.ringSeconds,
        ...(config.screen ? { screenPrompt: speak(config.screenPrompt) } : {}),
        ...(config.callerId ? { callerId: config.callerId } : {}),
        record: config.record,
      },
    ],
    wait: "dial",
  }),
  resume(_context, event) {
    if (event.type !== "dialEnded") return { exit: "failed", note: "the carrier gave no outcome" };
    switch (event.outcome) {
      case "answered":
        return { exit: "answered", note: `talked for ${event.durationSeconds} s`, resolved: true };
      case "busy":
        return { exit: "busy" };
      case "noAnswer":
      case "canceled":
        return { exit: "noAnswer" };
      case "failed":
        return { exit: "failed" };
    }
  },
});
