import { z } from "zod";
import { defineNode, type NodeContext, type NodeResult } from "@/lib/engine/node-type";
import { hint, promptField } from "../form-fields";
import { freshPrompt } from "../fresh-prompt";
import { listen } from "../listen";

const configSchema = z.strictObject({
  action: z
    .enum(["start", "stop", "pause", "resume"])
    .default("start")
    .meta(hint({ widget: "select" })),
  /** Heard before. */
  announcement: promptField(),
});

type Config = z.infer<typeof configSchema>;
type Context = NodeContext<Config>;
/** The announcement is being heard, or the carrier has been asked. */
type State = "announcing" | "asked";

/** Starts, stops, pauses or resumes the recording of the whole call. */
export const recordingNode = defineNode<Config>({
  type: "recording",
  family: "record",
  stage: "inCall",
  configSchema,
  newConfig: (languages) =>
    configSchema.parse({
      announcement: freshPrompt(languages, {
        en: "This call is recorded.",
        ar: "هذه المكالمة مسجلة.",
        et: "See kõne salvestatakse.",
      }),
    }),
  exits: () => [
    { id: "next", required: true },
    { id: "failed", required: true },
  ],
  prompts: ({ announcement }) => [{ path: "config.announcement", prompt: announcement, optional: true }],
  resources: () => [],
  needsInput: () => false,
  endsCall: () => false,
  personalData: () => false,
  failureExit: () => "failed",
  enter(context) {
    const { config, session, speak } = context;
    const announcement = speak(config.announcement);
    if (announcement.length === 0) return change(context);
    // The carrier is asked once the caller has heard it; a key says that they have heard enough.
    const heard = listen(announcement, session.language, {
      keys: true,
      speech: false,
      numDigits: 1,
      timeoutSeconds: 1,
      speechTimeoutSeconds: 1,
    });
    return { effects: [{ ...heard, bargeIn: false }], wait: "gather", state: "announcing" satisfies State };
  },
  resume(context, event) {
    if ((context.state as State) === "announcing") return change(context);
    return event.type === "recordingChanged"
      ? { exit: "next", note: context.config.action }
      : { exit: "failed", note: `the carrier could not ${context.config.action} the recording` };
  },
});

const change = ({ config }: Context): NodeResult => ({
  effects: [{ type: "changeRecording", action: config.action }],
  wait: "service",
  state: "asked" satisfies State,
});
