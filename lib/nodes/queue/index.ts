import { z } from "zod";
import { defineNode, type NodeContext, type NodeResult } from "@/lib/engine/node-type";
import { hint, promptField, resourceName, secondsField, switchField } from "../form-fields";
import { waitingContent } from "./waiting-content";

export const queueConfigSchema = z.strictObject({
  queue: resourceName.meta(hint({ widget: "queue" })),
  /** Told once, before the wait. */
  prompt: promptField(),
  /** 1 is served first, 5 last; null: the customer's own priority, 3 when unknown. */
  priority: z
    .number()
    .int()
    .min(1)
    .max(5)
    .nullable()
    .default(null)
    .meta(hint({ widget: "number" })),
  /** Told again and again while waiting. */
  waitPrompt: promptField(),
  /** An audio prompt of at most 15 s or an https address; empty: quiet between announcements. */
  music: z
    .string()
    .max(500)
    .default("")
    .meta(hint({ widget: "audio" })),
  tellPosition: switchField(true),
  positionPrompt: promptField(),
  tellEstimatedWait: switchField(true),
  estimatedWaitPrompt: promptField(),
  announceEverySeconds: secondsField(10, 300, 30, { advanced: true }),
  /** Null: as long as the caller likes. */
  maxWaitSeconds: z
    .number()
    .int()
    .min(10)
    .max(14_400)
    .nullable()
    .default(300)
    .meta(hint({ widget: "number", unit: "seconds" })),
  /** Callers who would stand further back than this leave by `overflow` at once; null: everyone may wait. */
  overflowPosition: z
    .number()
    .int()
    .min(1)
    .max(5_000)
    .nullable()
    .default(null)
    .meta(hint({ widget: "number", unit: "callers", advanced: true })),
});

export type QueueConfig = z.infer<typeof queueConfigSchema>;
type Context = NodeContext<QueueConfig>;

/** `leaving` is why we took the caller out: what the carrier tells afterwards does not say. */
export type QueueState = { dueAtMs: number | null; toldAtMs: number | null; leaving: "maxWait" | "overflow" | null };

/** Puts the caller into a queue and keeps them company until an agent, a limit or the caller ends the wait. */
export const queueNode = defineNode<QueueConfig>({
  type: "queue",
  family: "connect",
  stage: "inCall",
  configSchema: queueConfigSchema,
  newConfig: () => queueConfigSchema.parse({ queue: "support", tellPosition: false, tellEstimatedWait: false }),
  exits: ({ maxWaitSeconds }) => [
    { id: "connected", required: false, mayEnd: true },
    ...(maxWaitSeconds === null ? [] : [{ id: "maxWait", required: true }]),
    { id: "overflow", required: true },
    { id: "failed", required: true },
  ],
  prompts: (config) => [
    { path: "config.prompt", prompt: config.prompt, optional: true },
    { path: "config.waitPrompt", prompt: config.waitPrompt, optional: true },
    { path: "config.positionPrompt", prompt: config.positionPrompt, optional: !config.tellPosition },
    { path: "config.estimatedWaitPrompt", prompt: config.estimatedWaitPrompt, optional: !config.tellEstimatedWait },
  ],
  resources: ({ queue, music }) => [
    { kind: "queue" as const, name: queue, path: "config.queue" },
    ...(music === "" || music.startsWith("https://")
      ? []
      : [{ kind: "audio" as const, name: music, path: "config.music" }]),
  ],
  needsInput: () => true,
  endsCall: () => false,
  personalData: () => false,
  failureExit: () => "failed",
  enter({ config, speak, session, atMs }) {
    const priority = config.priority ?? session.customer?.priority ?? 3;
    const dueAtMs = config.maxWaitSeconds === null ? null : atMs + config.maxWaitSeconds * 1000;
    return {
      effects: [...speak(config.prompt), { type: "enqueue", name: config.queue, priority }],
      session: {
        queue: { name: config.queue, priority, enteredAtMs: atMs, position: null, estimatedWaitSeconds: null },
      },
      wait: "queue",
      dueAtMs,
      state: { dueAtMs, toldAtMs: null, leaving: null },
    };
  },
  resume(context, event) {
    const { config, atMs } = context;
    const state = context.state as QueueState;
    switch (event.type) {
      case "queueTick": {
        if (state.dueAtMs !== null && atMs >= state.dueAtMs) return leave(state, "maxWait");
        const tooFar =
          config.overflowPosition !== null && event.position !== null && event.position > config.overflowPosition;
        return tooFar && state.toldAtMs === null ? leave(state, "overflow") : keepWaiting(context, state);
      }
      case "timePassed":
        return leave(state, "maxWait");
      case "queueLeft":
        return left(state, event.result);
      default:
        return { exit: "failed", note: "the carrier gave no reason" };
    }
  },
});

function keepWaiting(context: Context, state: QueueState): NodeResult {
  const { effects, told } = waitingContent(context, state.toldAtMs);
  return {
    effects: [...effects, { type: "keepWaiting" }],
    wait: "queue",
    dueAtMs: state.dueAtMs,
    state: { ...state, toldAtMs: told ? context.atMs : state.toldAtMs },
  };
}

const leave = (state: QueueState, leaving: "maxWait" | "overflow"): NodeResult => ({
  effects: [{ type: "leave" }],
  wait: "leaving",
  state: { ...state, leaving },
});

function left(
  state: QueueState,
  result: "left" | "redirected" | "bridged" | "queueFull" | "hungUp" | "failed",
): NodeResult {
  if (result === "bridged") return { exit: "connected", note: "an agent took the call", resolved: true };
  if (result === "queueFull") return { exit: "overflow", note: "the queue is full" };
  if (result === "hungUp")
    return { effects: [{ type: "hangUp" }], end: true, note: "the caller hung up while waiting" };
  if (state.leaving !== null && result !== "failed") return { exit: state.leaving };
  return { exit: "failed", note: `left the queue: ${result}` };
}
