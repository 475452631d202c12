import { z } from "zod";
import type { DialEffect, RingTarget, RouteCallEffect, SpokenEffect } from "@/lib/engine/effect";
import type { CallEvent, RingRound } from "@/lib/engine/event";
import { defineNode, type NodeContext, type NodeResult } from "@/lib/engine/node-type";
import { isNumber } from "@/lib/engine/session-change";
import type { ResourceUse } from "@/lib/flow/catalogue";
import { limits } from "@/lib/flow/limits";
import { routingStrategies } from "@/lib/flow/routing-strategy";
import { hint, optionalListField, promptField, resourceName, secondsField, switchField } from "../form-fields";
import { screenRequest } from "./screen-request";

const e164 = z.string().regex(/^\+[1-9]\d{5,14}$/, "must be a phone number such as +15551234567");

const skillNeed = z.strictObject({
  skill: resourceName.meta(hint({ widget: "skill" })),
  /** Proficiency, 1 (beginner) to 5 (expert). */
  atLeast: z
    .number()
    .int()
    .min(1)
    .max(5)
    .default(1)
    .meta(hint({ widget: "number" })),
});

const configSchema = z.strictObject({
  targets: z
    .array(
      z.union([
        z.strictObject({ destination: resourceName }),
        z.strictObject({ department: resourceName }),
        z.strictObject({ agent: resourceName }),
        z.strictObject({ number: e164 }),
      ]),
    )
    .min(1, "needs someone to ring")
    .max(limits.rungTogether)
    .meta(hint({ widget: "destinations" })),
  /** Rung at the same time, or each only when the one before did not answer. */
  order: z
    .enum(["together", "inOrder"])
    .default("together")
    .meta(hint({ widget: "select" })),
  /** Whom a department gives the call to first. */
  strategy: z
    .enum(routingStrategies)
    .default("fixedOrder")
    .meta(hint({ widget: "select" })),
  /** What a department's agent has to be able to do; for the strategy `skills`. */
  skills: optionalListField(skillNeed, { most: 5, fresh: { skill: "", atLeast: 1 } }),
  /** The variable in which an intent node keeps what it understood; for the strategy `intelligent`. */
  understood: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, "must be letters, digits and _")
    .default("request")
    .meta(hint({ widget: "text" })),
  prompt: promptField(),
  /** For everyone who is rung; a ring group may have a time of its own. */
  ringSeconds: secondsField(5, 120, 25),
  /** The one who answers hears the screen prompt and presses 1, so that a mobile's voicemail is not "answered". */
  screen: switchField(false),
  screenPrompt: promptField(),
  /** Agent whisper: heard only by the one who answers, before the caller is there. */
  whisperPrompt: promptField(),
  /** The number shown to those who are rung; empty: the caller's own, and the dialled number where that is withheld. */
  callerId: z
    .union([z.literal(""), z.literal("dialled"), e164])
    .default("")
    .meta(hint({ widget: "callerId", advanced: true })),
  record: switchField(false, { advanced: true }),
});

type Config = z.infer<typeof configSchema>;
type Context = NodeContext<Config>;
type Outcome = Exclude<Extract<CallEvent, { type: "dialEnded" }>["outcome"], "answered">;

/** The rounds to come, and what came of those before. */
type RingingState = { rounds: RingRound[]; outcomes: Outcome[] };

/** Rings agents, departments, ring groups and numbers, together or one after the other, until somebody answers. */
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
  prompts: ({ prompt, screenPrompt, whisperPrompt }) => [
    { path: "config.prompt", prompt, optional: true },
    { path: "config.screenPrompt", prompt: screenPrompt, optional: true, unheard: true },
    { path: "config.whisperPrompt", prompt: whisperPrompt, optional: true, unheard: true },
  ],
  resources,
  needsInput: () => true,
  endsCall: () => false,
  personalData: () => false,
  failureExit: () => "failed",
  enter(context) {
    const { config, speak } = context;
    const said = speak(config.prompt);
    if (config.targets.some(isNamedGroup)) return { effects: [...said, routeCall(context)], wait: "service" };
    const rounds = config.order === "together" ? [config.targets] : config.targets.map((target) => [target]);
    return ring(context, rounds.map(plainRound), [], said);
  },
  resume(context, event) {
    if (event.type === "callRouted") return ring(context, event.rounds, []);
    if (event.type !== "dialEnded") return { exit: "failed", note: "nobody said who is to be rung" };
    if (event.outcome === "answered")
      return { exit: "answered", note: `talked for ${event.durationSeconds} s`, resolved: true };
    const { rounds, outcomes } = context.state as unknown as RingingState;
    return ring(context, rounds, [...outcomes, event.outcome]);
  },
});

function resources({ targets, strategy, skills }: Config): ResourceUse[] {
  const rung = targets.flatMap((target, index): ResourceUse[] => {
    const path = `config.targets.${index}`;
    if ("destination" in target) return [{ kind: "destination", name: target.destination, path }];
    if ("department" in target) return [{ kind: "department", name: target.department, path }];
    return "agent" in target ? [{ kind: "agent", name: target.agent, path }] : [];
  });
  if (strategy !== "skills") return rung;
  return [
    ...rung,
    ...skills.map(({ skill }, index) => ({
      kind: "skill" as const,
      name: skill,
      path: `config.skills.${index}.skill`,
    })),
  ];
}

/** Who is behind it, and in which order they are rung, is set up in the installation. */
const isNamedGroup = (target: RingTarget) => "destination" in target || "department" in target;

const plainRound = (targets: RingTarget[]): RingRound => ({ targets, ringSeconds: null, screen: false });

function routeCall({ config, session }: Context): RouteCallEffect {
  const { targets, order, strategy, skills, understood } = config;
  const { customer, language, vars } = session;
  const request = Object.hasOwn(vars, understood) ? vars[understood] : null;
  const { intent, sentiment } = (typeof request === "object" && request !== null ? request : {}) as Record<
    string,
    unknown
  >;
  const owner = customer?.attributes.owner;
  return {
    type: "routeCall",
    targets,
    order,
    strategy,
    language,
    skills: strategy === "skills" ? skills : [],
    customer: customer && {
      id: customer.id,
      priority: customer.priority,
      owner: typeof owner === "string" ? owner : null,
    },
    intent: typeof intent === "string" ? intent : null,
    sentiment: typeof sentiment === "number" ? Math.max(-1, Math.min(1, sentiment)) : null,
  };
}

/** Rings the next round, or leaves by what came of the ones before. */
function ring(context: Context, rounds: RingRound[], outcomes: Outcome[], said: SpokenEffect[] = []): NodeResult {
  const [next, ...later] = rounds;
  if (next === undefined)
    return { exit: exitOf(outcomes), ...(outcomes.length === 0 ? { note: "there is nobody to ring" } : {}) };
  return {
    effects: [...said, dial(context, next)],
    wait: "dial",
    state: { rounds: later, outcomes } satisfies RingingState as never,
  };
}

/** Somebody might have answered another time, then somebody was talking; failed is what could not be reached at all. */
function exitOf(outcomes: readonly Outcome[]): "noAnswer" | "busy" | "failed" {
  if (outcomes.length === 0 || outcomes.some((outcome) => outcome === "noAnswer" || outcome === "canceled"))
    return "noAnswer";
  return outcomes.includes("busy") ? "busy" : "failed";
}

function dial({ config, session, speak }: Context, { targets, ringSeconds, screen }: RingRound): DialEffect {
  const whisper = speak(config.whisperPrompt);
  const screened = config.screen || screen;
  const request = screened ? speak(config.screenPrompt) : [];
  const callerId = shownNumber(config.callerId, session.caller);
  return {
    type: "dial",
    targets,
    ringSeconds: ringSeconds ?? config.ringSeconds,
    ...(screened
      ? { screenPrompt: [...whisper, ...(request.length > 0 ? request : [screenRequest(session.language)])] }
      : whisper.length > 0
        ? { whisper }
        : {}),
    ...(callerId === null ? {} : { callerId }),
    record: config.record,
  };
}

/** Null: the caller's own number, which carriers show by themselves; a withheld one they may refuse to pass on. */
function shownNumber(rule: Config["callerId"], { from, to }: { from: string; to: string }): string | null {
  if (rule !== "" && rule !== "dialled") return rule;
  if (rule === "" && isNumber(from)) return null;
  return isNumber(to) ? to : null;
}
