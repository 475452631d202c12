import { z } from "zod";
import { defineNode } from "@/lib/engine/node-type";
import { hint, promptField, secondsField, switchField } from "../form-fields";

const configSchema = z.strictObject({
  prompt: promptField(),
  beep: switchField(true),
  maxSeconds: secondsField(5, 600, 120),
  /** Silence that ends the message. */
  silenceSeconds: secondsField(1, 30, 5, { advanced: true }),
  finishOnKey: z
    .enum(["", "#", "*", "1"])
    .default("#")
    .meta(hint({ widget: "key", advanced: true })),
  /** Shorter recordings count as none: someone hung up or breathed. */
  minSeconds: secondsField(0, 10, 1, { advanced: true }),
  thanks: promptField(),
});

type Config = z.infer<typeof configSchema>;

/** Records a message, which is kept encrypted with the customer. */
export const voicemailNode = defineNode<Config>({
  type: "voicemail",
  family: "record",
  stage: "inCall",
  configSchema,
  newConfig: (languages) => configSchema.parse({ prompt: Object.fromEntries(languages.map((l) => [l, { say: "" }])) }),
  exits: () => [
    { id: "recorded", required: false, mayEnd: true },
    { id: "empty", required: true },
  ],
  prompts: ({ prompt, thanks }) => [
    { path: "config.prompt", prompt },
    { path: "config.thanks", prompt: thanks, optional: true },
  ],
  resources: () => [],
  needsInput: () => true,
  endsCall: () => false,
  personalData: () => false,
  failureExit: () => "empty",
  enter: ({ config, speak }) => ({
    effects: [
      ...speak(config.prompt),
      {
        type: "record",
        maxSeconds: config.maxSeconds,
        silenceSeconds: config.silenceSeconds,
        finishOnKey: config.finishOnKey,
        beep: config.beep,
      },
    ],
    wait: "record",
  }),
  resume({ config, session, nodeId, speak }, event) {
    if (event.type !== "recordingDone") return { exit: "empty", note: "nothing was said" };
    const { recordingSid, durationSeconds } = event;
    if (durationSeconds < config.minSeconds) return { exit: "empty", note: `only ${durationSeconds} s were recorded` };
    return {
      effects: [
        { type: "keepVoicemail", customerId: session.customer?.id ?? null, recordingSid, nodeId, durationSeconds },
        ...speak(config.thanks),
      ],
      exit: "recorded",
      note: `a message of ${durationSeconds} s`,
      resolved: true,
    };
  },
});
