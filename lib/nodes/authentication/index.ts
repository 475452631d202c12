import { z } from "zod";
import type { GatherEffect } from "@/lib/engine/effect";
import type { CallEvent } from "@/lib/engine/event";
import { defineNode, type NodeContext, type NodeResult } from "@/lib/engine/node-type";
import type { Prompt } from "@/lib/flow/prompt";
import { attemptsField, promptField, secondsField, switchField } from "../form-fields";

const configSchema = z.strictObject({
  askId: promptField(),
  askPin: promptField(),
  /** After a wrong PIN, while attempts are left. */
  retry: promptField(),
  /** After the last wrong PIN. */
  failed: promptField(),
  /** Too many failures for this customer or this caller; told once, then the `failed` exit. */
  locked: promptField(),
  unavailable: promptField(),
  noInput: promptField(),
  attempts: attemptsField(1, 5, 3),
  noInputRetries: attemptsField(0, 5, 1),
  timeoutSeconds: secondsField(3, 30, 8),
  /** A caller recognised by number is asked for the PIN only. */
  knownCallerSkipsId: switchField(false),
  /** Someone who already proved who they are in this call is not asked again. */
  onceACall: switchField(true, { advanced: true }),
});

type Config = z.infer<typeof configSchema>;
type Context = NodeContext<Config>;

/** What is kept between turns: the id, never the PIN. */
type State = { step: "id" | "pin" | "verify"; idNumber: string | null; attempt: number; silences: number };

const askingFor = ["askId", "askPin"] as const;

/**
 * Asks for an id and a PIN by key presses and has the CRM check them. The PIN goes from the caller's event into the
 * request to the CRM and nowhere else.
 */
export const authenticationNode = defineNode<Config>({
  type: "authentication",
  family: "ask",
  stage: "inCall",
  configSchema,
  newConfig: (languages) => {
    const blank = () => Object.fromEntries(languages.map((language) => [language, { say: "" }]));
    return configSchema.parse({ askId: blank(), askPin: blank() });
  },
  exits: () => [
    { id: "verified", required: true },
    { id: "failed", required: true },
    { id: "noInput", required: true },
    { id: "unavailable", required: true },
  ],
  prompts: (config) => [
    ...askingFor.map((name) => ({ path: `config.${name}`, prompt: config[name] })),
    ...(["retry", "failed", "locked", "unavailable", "noInput"] as const).map((name) => ({
      path: `config.${name}`,
      prompt: config[name],
      optional: true,
    })),
  ],
  resources: () => [],
  needsInput: () => true,
  immediateExits: ({ onceACall }) => (onceACall ? ["verified"] : []),
  endsCall: () => false,
  personalData: () => false,
  authenticates: () => ["verified"],
  failureExit: () => "unavailable",
  enter(context) {
    const { config, session } = context;
    if (config.onceACall && session.authenticated) return { exit: "verified", note: "already verified in this call" };
    const known = config.knownCallerSkipsId ? (session.customer?.idNumber ?? null) : null;
    return ask(context, { step: known === null ? "id" : "pin", idNumber: known, attempt: 1, silences: 0 });
  },
  resume(context, event) {
    const state = context.state as State;
    if (state.step === "verify") return verified(context, state, event);
    if (event.type === "digitsPressed" && state.step === "id") {
      const idNumber = event.digits.replace(/\D/g, "").slice(0, 32);
      return idNumber === "" ? silent(context, state) : ask(context, { ...state, step: "pin", idNumber, silences: 0 });
    }
    if (event.type === "secretEntered" && state.step === "pin" && event.length > 0) {
      const { idNumber } = state;
      const pin = event.digits === undefined ? {} : { pin: event.digits };
      return {
        effects: [{ type: "verifyPin", idNumber: idNumber ?? "", caller: context.session.caller.from, ...pin }],
        wait: "service",
        state: { ...state, step: "verify", silences: 0 },
      };
    }
    return silent(context, state);
  },
});

function ask(context: Context, state: State, before: Prompt = {}): NodeResult {
  const { config, speak } = context;
  const secret = state.step === "pin";
  const gather: GatherEffect = {
    type: "gather",
    input: ["dtmf"],
    prompts: [...speak(before), ...speak(secret ? config.askPin : config.askId)],
    bargeIn: true,
    language: context.session.language,
    finishOnKey: "#",
    timeoutSeconds: config.timeoutSeconds,
    hints: [],
    secret,
  };
  return { effects: [gather], wait: secret ? "secret" : "gather", state };
}

function silent(context: Context, state: State): NodeResult {
  const silences = state.silences + 1;
  if (silences > context.config.noInputRetries) return { exit: "noInput", note: "the caller entered nothing" };
  return ask(context, { ...state, silences }, context.config.noInput);
}

function verified(context: Context, state: State, event: CallEvent): NodeResult {
  const { config, speak } = context;
  switch (event.type) {
    case "pinVerified":
      return {
        session: { customer: event.customer, authenticated: true },
        exit: "verified",
        note: `verified at attempt ${state.attempt}`,
      };
    case "pinRejected": {
      if (state.attempt >= config.attempts) {
        return { effects: speak(config.failed), exit: "failed", note: `rejected ${state.attempt} times` };
      }
      return ask(context, { step: "id", idNumber: null, attempt: state.attempt + 1, silences: 0 }, config.retry);
    }
    case "pinLocked":
      return { effects: speak(config.locked), exit: "failed", note: "locked" };
    default:
      return { effects: speak(config.unavailable), exit: "unavailable", note: "the PIN could not be checked" };
  }
}
