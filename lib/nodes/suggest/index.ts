import { z } from "zod";
import type { GatherEffect } from "@/lib/engine/effect";
import { defineNode, type NodeContext, type NodeResult } from "@/lib/engine/node-type";
import { conditionSchema } from "@/lib/flow/condition";
import { hint, listField, promptField, secondsField } from "../form-fields";

const offerSchema = z.strictObject({
  /** What it is kept by. */
  name: z
    .string()
    .min(1)
    .max(80)
    .meta(hint({ widget: "text" })),
  prompt: promptField(),
  /** Whom it suits. */
  when: conditionSchema.default({ combinator: "and", rules: [] }).meta(hint({ widget: "condition" })),
});

const configSchema = z.strictObject({
  /** The best first. */
  offers: listField(offerSchema, { least: 1, most: 20, fresh: { name: "", prompt: {} } }),
  /** Offers that suit are made one after the other until one is taken. */
  most: z
    .number()
    .int()
    .min(1)
    .max(3)
    .default(1)
    .meta(hint({ widget: "number" })),
  /** After each: how to say yes or no. */
  ask: promptField(),
  acceptKey: z
    .enum(["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "*", "#"])
    .default("1")
    .meta(hint({ widget: "key", advanced: true })),
  timeoutSeconds: secondsField(1, 30, 5, { advanced: true }),
});

type Config = z.infer<typeof configSchema>;
type Context = NodeContext<Config>;

/** Offers the services that suit this customer, and keeps what was taken as `vars.suggestion`. */
export const suggestNode = defineNode<Config>({
  type: "suggest",
  family: "ask",
  stage: "inCall",
  configSchema,
  newConfig: (languages) => {
    const blank = () => Object.fromEntries(languages.map((language) => [language, { say: "" }]));
    return configSchema.parse({ offers: [{ name: "Offer", prompt: blank() }], ask: blank() });
  },
  exits: () => [
    { id: "accepted", required: true },
    { id: "declined", required: true },
    { id: "none", required: true },
  ],
  prompts: ({ offers, ask }) => [
    ...offers.map(({ prompt }, index) => ({ path: `config.offers.${index}.prompt`, prompt })),
    { path: "config.ask", prompt: ask },
  ],
  resources: () => [],
  conditions: ({ offers }) =>
    offers.map(({ when }, index) => ({ path: `config.offers.${index}.when`, condition: when })),
  sets: () => ["accepted", "declined"].map((exit) => ({ exit, variables: ["suggestion"] })),
  needsInput: () => true,
  immediateExits: () => ["none"],
  endsCall: () => false,
  personalData: () => false,
  failureExit: () => "none",
  enter(context) {
    const suit = suiting(context);
    return suit.length === 0 ? { exit: "none", note: "nothing suits this caller" } : offer(context, suit);
  },
  resume(context, event) {
    const offered = context.state as number[];
    const [now, ...left] = offered;
    const name = context.config.offers[now ?? -1]?.name ?? "";
    const accepted = event.type === "digitsPressed" && event.digits === context.config.acceptKey;
    if (accepted) return { exit: "accepted", vars: { suggestion: name }, note: name };
    if (left.length > 0) return offer(context, left);
    return { exit: "declined", vars: { suggestion: name }, note: `not ${name}` };
  },
});

/** Places in the list of the offers to make, in order. */
const suiting = ({ config, holds }: Context): number[] =>
  config.offers.flatMap(({ when }, index) => (holds(when) ? [index] : [])).slice(0, config.most);

function offer({ config, session, speak }: Context, offered: number[]): NodeResult {
  const gather: GatherEffect = {
    type: "gather",
    input: ["dtmf"],
    prompts: [...speak(config.offers[offered[0] ?? -1]?.prompt ?? {}), ...speak(config.ask)],
    bargeIn: true,
    language: session.language,
    numDigits: 1,
    finishOnKey: "",
    timeoutSeconds: config.timeoutSeconds,
    hints: [],
    secret: false,
  };
  return { effects: [gather], wait: "gather", state: offered };
}
