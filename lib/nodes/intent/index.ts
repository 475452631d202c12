import type { GatherEffect, SpokenEffect } from "@/lib/engine/effect";
import { defineNode, type NodeContext, type NodeResult } from "@/lib/engine/node-type";
import type { Prompt } from "@/lib/flow/prompt";
import { createNlu, type Nlu } from "@/lib/nlu/create-nlu";
import type { Entity } from "@/lib/nlu/entities/entity";
import { keyedEntity, keyedKinds } from "@/lib/nlu/entities/keyed-entity";
import { arabic } from "@/lib/nlu/languages/arabic";
import { estonian } from "@/lib/nlu/languages/estonian";
import { readCharacters } from "@/lib/nlu/nlu-provider";
import type { Json, JsonObject } from "@/lib/util/json";
import { repeated, wordless } from "./checks";
import { type Intent, type IntentConfig, inLanguage, intentConfigSchema, ownExits, spokenName } from "./config";
import { freshPrompts } from "./fresh-prompts";
import { mendIntents } from "./mend";
import { factsFor, filled, judge, understandSaid, type Verdict } from "./request";

type Context = NodeContext<IntentConfig>;

/** What is kept between turns. */
type State = {
  step: "ask" | "slot" | "confirm";
  /** Not understood since the last answer that was. */
  misses: number;
  silences: number;
  /** How often the caller said that this is not what they want. */
  rejections: number;
  /** Of the clarifying question. */
  named: string[];
  intent: string | null;
  confidence: number;
  sentiment: number;
  said: string;
  entities: Record<string, Entity["value"]>;
  slots: Record<string, Entity["value"]>;
};

/**
 * Asks what the caller wants in their own words, and asks on until the request is complete.
 *
 * @param nlu understands the languages it has providers for
 */
export const intentNodeWith = (nlu: Nlu) =>
  defineNode<IntentConfig>({
    type: "intent",
    family: "ask",
    stage: "inCall",
    configSchema: intentConfigSchema,
    newConfig: (languages) =>
      intentConfigSchema.parse({
        prompt: Object.fromEntries(languages.map((language) => [language, { say: "" }])),
        intents: [{ id: "intent-1", name: "Intent 1" }],
        ...freshPrompts(languages),
      }),
    exits: ({ intents }) => [
      ...intents.map(({ id, name }) => ({ id, label: name, required: true })),
      { id: "other", required: true },
      { id: "noInput", required: true },
    ],
    ownFacts: ["intent.name", "intent.slots", "intent.likeliest", "intent.second"],
    prompts: (config) => [
      { path: "config.prompt", prompt: config.prompt },
      ...(["clarify", "notUnderstood", "noInput", "confirm"] as const).map((name) => ({
        path: `config.${name}`,
        prompt: config[name],
        optional: true,
      })),
      ...config.intents.flatMap(({ slots }, intent) =>
        slots.map(({ prompt }, slot) => ({ path: `config.intents.${intent}.slots.${slot}.prompt`, prompt })),
      ),
    ],
    choices: ({ intents, prompt }) =>
      intents.flatMap(({ key, name }, index) =>
        key === null ? [] : [{ path: `config.intents.${index}`, key, label: name, phrases: [], toldIn: [prompt] }],
      ),
    resources: () => [],
    needsInput: () => true,
    endsCall: () => false,
    personalData: () => false,
    sets: ({ intents, name }) =>
      [...intents.map(({ id }) => id), ...ownExits].map((exit) => ({ exit, variables: [name] })),
    failureExit: () => "other",
    check: (config, { languages }) => [...repeated(config), ...wordless(config, languages)],
    mend: mendIntents,
    enter: (context) => ask(context, freshState),
    resume(context, event) {
      const state = context.state as State;
      if (event.type === "digitsPressed" && event.digits !== "") return pressed(context, state, event.digits);
      if (event.type === "speechHeard" && event.text.trim() !== "") return heard(nlu, context, state, event.text);
      return silent(context, state);
    },
  });

/**
 * For drawing flows and for wherever English need not be understood: its model is too large for a browser. The engine
 * has the node with every language (`lib/nodes/engine.ts`).
 */
export const intentNode = intentNodeWith(createNlu([arabic, estonian]));

const freshState: State = {
  step: "ask",
  misses: 0,
  silences: 0,
  rejections: 0,
  named: [],
  intent: null,
  confidence: 0,
  sentiment: 0,
  said: "",
  entities: {},
  slots: {},
};

const intentOf = ({ config }: Context, state: State) => config.intents.find(({ id }) => id === state.intent);
const missingSlot = (context: Context, state: State) =>
  intentOf(context, state)?.slots.find(({ name }) => !Object.hasOwn(state.slots, name));

function pressed(context: Context, state: State, digits: string): NodeResult {
  if (state.step === "confirm") {
    return digits === "1"
      ? complete(context, state)
      : digits === "2"
        ? startAgain(context, state)
        : missed(context, state);
  }
  if (state.step === "slot") {
    const slot = missingSlot(context, state);
    const value = slot ? keyedEntity(slot.kind, digits, context.session.language) : null;
    return slot && value !== null
      ? goOn(context, { ...state, slots: { ...state.slots, [slot.name]: value } })
      : missed(context, state);
  }
  const intent = context.config.intents.find(({ key }) => key === digits);
  return intent ? goOn(context, { ...state, intent: intent.id, confidence: 1 }) : missed(context, state);
}

function heard(nlu: Nlu, context: Context, before: State, text: string): NodeResult {
  const { config, session, atMs } = context;
  const { language } = session;
  const understood = understandSaid(nlu, config, language, text, atMs);
  const { entities } = understood;
  const state: State = {
    ...before,
    sentiment: stronger(before.sentiment, understood.sentiment),
    entities: { ...before.entities, ...byKind(entities) },
  };
  if (state.step === "confirm") {
    const agrees = nlu.agrees(text, language);
    return agrees === null ? missed(context, state) : agrees ? complete(context, state) : startAgain(context, state);
  }
  if (state.step === "slot") {
    const slot = missingSlot(context, state);
    const answer = slot && nlu.findAsked(slot.kind, text, factsFor(config, language, atMs));
    const known = slot && answer ? { ...state.slots, [slot.name]: answer.value } : state.slots;
    const slots = filled(intentOf(context, state)?.slots ?? [], known, entities);
    return Object.keys(slots).length > Object.keys(state.slots).length
      ? goOn(context, { ...state, slots })
      : missed(context, state);
  }
  return decided(
    context,
    { ...state, said: text.slice(0, readCharacters) },
    judge(config, understood, state.named),
    entities,
  );
}

function decided(context: Context, state: State, verdict: Verdict, entities: readonly Entity[]): NodeResult {
  const { confidence } = verdict;
  if (verdict.is === "intent") {
    const { id, slots } = verdict.intent;
    return goOn(context, { ...state, intent: id, confidence, slots: filled(slots, {}, entities) });
  }
  if (verdict.is === "other") return missed(context, { ...state, confidence, named: [] });
  const { config, session, speak } = context;
  const [likeliest, second] = verdict.candidates.map((intent) => spokenName(intent, session.language));
  const names = { intent: { likeliest: likeliest ?? null, second: second ?? null } };
  const question = speak(config.clarify, names);
  const next = { ...state, confidence, misses: state.misses + 1, named: verdict.candidates.map(({ id }) => id) };
  if (question.length === 0 || next.misses > config.retries) return missed(context, { ...state, confidence });
  return gather(context, next, question);
}

/** On to the next question about the request, or out when there is none. */
function goOn(context: Context, answered: State): NodeResult {
  const state: State = { ...answered, misses: 0, silences: 0, named: [] };
  const slot = missingSlot(context, state);
  if (slot) return ask(context, { ...state, step: "slot" });
  return confirmation(context, state).length > 0
    ? ask(context, { ...state, step: "confirm" })
    : complete(context, state);
}

const complete = (context: Context, state: State): NodeResult => {
  const intent = intentOf(context, state);
  return {
    exit: state.intent ?? "other",
    vars: kept(context, state),
    note: `understood "${intent?.name}" (${state.confidence})`,
  };
};

/** "No, that is not what I want." */
function startAgain(context: Context, { sentiment, rejections: before }: State): NodeResult {
  const rejections = before + 1;
  const state = { ...freshState, sentiment, rejections };
  if (rejections > context.config.retries) {
    return { exit: "other", vars: kept(context, state), note: "what was understood was not what the caller wants" };
  }
  return ask(context, state, context.config.notUnderstood);
}

function missed(context: Context, state: State): NodeResult {
  const misses = state.misses + 1;
  if (misses > context.config.retries) {
    const note = state.step === "ask" ? "the request was not understood" : "an answer was not understood";
    return { exit: "other", vars: kept(context, state), note };
  }
  return ask(context, { ...state, misses }, context.config.notUnderstood);
}

function silent(context: Context, state: State): NodeResult {
  const silences = state.silences + 1;
  if (silences > context.config.noInputRetries) {
    return { exit: "noInput", vars: kept(context, state), note: `no answer after ${silences} prompts` };
  }
  return ask(context, { ...state, silences }, context.config.noInput);
}

/** The question of the step the request is at. */
function ask(context: Context, state: State, before: Prompt = {}): NodeResult {
  const { config, speak } = context;
  const question =
    state.step === "confirm"
      ? confirmation(context, state)
      : speak(state.step === "slot" ? (missingSlot(context, state)?.prompt ?? {}) : config.prompt);
  return gather(context, state, [...speak(before), ...question]);
}

const confirmation = (context: Context, state: State) => {
  const { config, session, speak } = context;
  const intent = intentOf(context, state);
  const name = intent ? spokenName(intent, session.language) : null;
  return speak(config.confirm, { intent: { name, slots: state.slots } });
};

function gather(context: Context, state: State, prompts: SpokenEffect[]): NodeResult {
  const { config, session } = context;
  const { language } = session;
  const slot = state.step === "slot" ? missingSlot(context, state) : undefined;
  const takesKeys =
    state.step === "confirm" || (slot ? keyedKinds.has(slot.kind) : config.intents.some(({ key }) => key !== null));
  const effect: GatherEffect = {
    type: "gather",
    input: takesKeys ? ["dtmf", "speech"] : ["speech"],
    prompts,
    bargeIn: config.bargeIn,
    language,
    ...(takesKeys && !slot ? { numDigits: 1 } : {}),
    finishOnKey: slot ? "#" : "",
    timeoutSeconds: config.timeoutSeconds,
    speechTimeoutSeconds: config.speechTimeoutSeconds,
    hints: slot
      ? slot.kind === "product"
        ? config.products
        : []
      : config.intents.flatMap((each) => hintsOf(each, language)),
    secret: false,
  };
  return { effects: [effect], wait: "gather", state };
}

const hintsOf = (intent: Intent, language: string) => [
  spokenName(intent, language),
  ...(inLanguage(intent.keywords, language) ?? []),
  ...(inLanguage(intent.examples, language) ?? []),
];

/** The first of each kind. */
const byKind = (entities: readonly Entity[]): State["entities"] =>
  Object.fromEntries(entities.toReversed().map(({ kind, value }) => [kind, value]));

/** Anger is not forgotten when the next answer is a date; of two as strong, the worse one counts. */
const stronger = (a: number, b: number) =>
  Math.abs(a) === Math.abs(b) ? Math.min(a, b) : Math.abs(a) > Math.abs(b) ? a : b;

function kept(context: Context, state: State): Record<string, Json> {
  const { intent, confidence, sentiment, said, entities, slots } = state;
  const request: JsonObject = {
    intent,
    name: intentOf(context, state)?.name ?? null,
    confidence,
    sentiment,
    said,
    entities,
    slots,
  };
  return { [context.config.name]: request };
}
