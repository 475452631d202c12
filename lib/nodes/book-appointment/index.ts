import { z } from "zod";
import type { Effect } from "@/lib/engine/effect";
import { defineNode, type NodeContext, type NodeResult } from "@/lib/engine/node-type";
import { languageSchema, type Prompt } from "@/lib/flow/prompt";
import type { JsonObject } from "@/lib/util/json";
import { attemptsField, hint, promptField, resourceName, secondsField, switchField } from "../form-fields";
import { blankPrompt, freshPrompt, noInputWords, notUnderstoodWords } from "../fresh-prompt";
import { listen } from "../listen";
import { spokenTime } from "../spoken-time";

const textByLanguage = (characters: number) =>
  z
    .record(languageSchema, z.string().max(characters))
    .default({})
    .meta(hint({ widget: "templateByLanguage" }));

const wholeNumber = (least: number, most: number, initial: number) =>
  z
    .number()
    .int()
    .min(least)
    .max(most)
    .default(initial)
    .meta(hint({ widget: "number" }));

const configSchema = z.strictObject({
  calendar: resourceName.meta(hint({ widget: "calendar" })),
  /** Before the times that are offered. */
  prompt: promptField(),
  /** Of each time: `slot.key`, `slot.day`, `slot.time`, `slot.spoken` (both). */
  each: promptField(),
  /** After them: 0 books none. */
  decline: promptField(),
  most: wholeNumber(1, 9, 3),
  withinDays: wholeNumber(1, 90, 14),
  /** No time is offered that is sooner. */
  noticeMinutes: wholeNumber(0, 10_080, 60),
  invalid: promptField(),
  noInput: promptField(),
  retries: attemptsField(0, 5, 2),
  /** Somebody else was faster; the times that are free now follow. */
  taken: promptField(),
  /** May hold `appointment.day` and `appointment.time`. */
  booked: promptField(),
  noneFree: promptField(),
  failed: promptField(),
  /** A customer with an e-mail address gets an invitation that calendars understand. */
  invitation: switchField(false),
  invitationSubject: textByLanguage(200),
  invitationText: textByLanguage(5_000),
  timeoutSeconds: secondsField(3, 30, 8, { advanced: true }),
});

type Config = z.infer<typeof configSchema>;
type Context = NodeContext<Config>;

/** What is kept between turns. `chosen` is what is being booked. */
interface State {
  slots: number[];
  timeZone: string;
  slotMinutes: number;
  chosen: number | null;
  misses: number;
  /** How often what was chosen had been taken. */
  takenBefore: number;
}

const noState: State = { slots: [], timeZone: "UTC", slotMinutes: 30, chosen: null, misses: 0, takenBefore: 0 };

/** Whoever is unlucky so often is not asked again. */
const mostTaken = 3;

/** Offers the next free times of a calendar by key, books the one that is chosen, and sends an invitation to it. */
export const bookAppointmentNode = defineNode<Config>({
  type: "bookAppointment",
  family: "record",
  stage: "inCall",
  configSchema,
  newConfig: (languages) =>
    configSchema.parse({
      calendar: "visits",
      prompt: blankPrompt(languages),
      each: freshPrompt(languages, {
        en: "For {{ slot.spoken }}, press {{ slot.key }}.",
        ar: "لموعد {{ slot.spoken }} اضغط {{ slot.key }}.",
        et: "{{ slot.spoken }}: vajutage {{ slot.key }}.",
      }),
      decline: freshPrompt(languages, {
        en: "For none of these, press 0.",
        ar: "إن لم يناسبك أي منها فاضغط 0.",
        et: "Kui ükski ei sobi, vajutage 0.",
      }),
      invalid: freshPrompt(languages, notUnderstoodWords),
      noInput: freshPrompt(languages, noInputWords),
      taken: freshPrompt(languages, {
        en: "Sorry, that time has just been taken.",
        ar: "عذرا، لقد حجز هذا الموعد للتو.",
        et: "Vabandust, see aeg broneeriti just ära.",
      }),
      booked: freshPrompt(languages, {
        en: "You are booked for {{ appointment.day }} at {{ appointment.time }}.",
        ar: "تم حجز موعدك يوم {{ appointment.day }} الساعة {{ appointment.time }}.",
        et: "Teie aeg on broneeritud: {{ appointment.day }} kell {{ appointment.time }}.",
      }),
      noneFree: freshPrompt(languages, {
        en: "Sorry, there is no free time.",
        ar: "عذرا، لا توجد مواعيد متاحة.",
        et: "Vabandust, vabu aegu ei ole.",
      }),
      failed: freshPrompt(languages, {
        en: "Sorry, we cannot book appointments at the moment.",
        ar: "عذرا، لا يمكننا حجز المواعيد في الوقت الحالي.",
        et: "Vabandust, praegu ei saa aegu broneerida.",
      }),
    }),
  exits: () => [
    { id: "booked", required: true },
    { id: "noneFree", required: true },
    { id: "declined", required: true },
    { id: "failed", required: true },
  ],
  ownFacts: ["slot.key", "slot.day", "slot.time", "slot.spoken", "appointment.day", "appointment.time"],
  prompts: ({ prompt, each, decline, invalid, noInput, taken, booked, noneFree, failed }) => [
    { path: "config.prompt", prompt },
    { path: "config.each", prompt: each },
    ...Object.entries({ decline, invalid, noInput, taken, booked, noneFree, failed }).map(([name, other]) => ({
      path: `config.${name}`,
      prompt: other,
      optional: true,
    })),
  ],
  resources: ({ calendar }) => [{ kind: "calendar", name: calendar, path: "config.calendar" }],
  templates: ({ invitation, invitationSubject, invitationText }) =>
    Object.entries(invitation ? { invitationSubject, invitationText } : {}).flatMap(([name, texts]) =>
      Object.entries(texts).map(([language, template]) => ({
        path: `config.${name}.${language}`,
        template,
        unheard: true as const,
      })),
    ),
  sets: () => [{ exit: "booked", variables: ["appointmentDay", "appointmentTime"] }],
  needsInput: () => true,
  immediateExits: () => ["noneFree", "failed"],
  endsCall: () => false,
  personalData: () => false,
  failureExit: () => "failed",
  enter: (context) => find(context, noState),
  resume(context, event) {
    const state = context.state as unknown as State;
    switch (event.type) {
      case "slotsFound": {
        const slots = event.slots.slice(0, context.config.most);
        const { timeZone, slotMinutes } = event;
        return offer(context, { ...state, slots, timeZone, slotMinutes, chosen: null }, takenWords(context, state));
      }
      case "slotTaken":
        return state.takenBefore >= mostTaken
          ? failed(context)
          : find(context, { ...state, takenBefore: state.takenBefore + 1 });
      case "slotBooked":
        return booked(context, state, event.appointmentId);
      case "digitsPressed":
        return chosen(context, state, event.digits);
      case "gatherTimedOut":
        return missed(context, state, context.config.noInput);
      default:
        return failed(context);
    }
  },
});

const kept = (state: State) => state as unknown as JsonObject;

const takenWords = ({ config }: Context, { chosen }: State): Prompt => (chosen === null ? {} : config.taken);

function find({ config, atMs }: Context, state: State): NodeResult {
  const { calendar, withinDays, noticeMinutes, most } = config;
  const fromMs = atMs + noticeMinutes * 60_000;
  return {
    effects: [{ type: "findSlots", calendar, fromMs, days: withinDays, limit: most }],
    wait: "service",
    state: kept(state),
  };
}

function offer(context: Context, state: State, before: Prompt): NodeResult {
  const { config, session, speak } = context;
  if (state.slots.length === 0)
    return { effects: [...speak(before), ...speak(config.noneFree)], exit: "noneFree", note: "no time is free" };
  const each = state.slots.flatMap((startsAtMs, index) => {
    const slot = spokenTime(startsAtMs, state.timeZone, session.language);
    return speak(config.each, { slot: { key: String(index + 1), ...slot } });
  });
  const prompts = [...speak(before), ...speak(config.prompt), ...each, ...speak(config.decline)];
  const gather = listen(prompts, session.language, {
    keys: true,
    speech: false,
    numDigits: 1,
    timeoutSeconds: config.timeoutSeconds,
    speechTimeoutSeconds: 1,
  });
  return { effects: [gather], wait: "gather", state: kept(state) };
}

function chosen(context: Context, state: State, key: string): NodeResult {
  const { config, session } = context;
  if (key === "") return missed(context, state, config.noInput);
  if (key === "0") return { exit: "declined", note: "the caller wants none of the times" };
  const startsAtMs = /^[1-9]$/.test(key) ? state.slots[Number(key) - 1] : undefined;
  if (startsAtMs === undefined) return missed(context, state, config.invalid);
  const { customer, caller } = session;
  const name = customer ? `${customer.firstName} ${customer.lastName}`.trim() : caller.from;
  return {
    effects: [
      {
        type: "bookSlot",
        calendar: config.calendar,
        startsAtMs,
        customerId: customer?.id ?? null,
        name,
        email: customer?.email ?? null,
      },
    ],
    wait: "service",
    state: kept({ ...state, chosen: startsAtMs }),
  };
}

function missed(context: Context, state: State, words: Prompt): NodeResult {
  const misses = state.misses + 1;
  if (misses > context.config.retries) return { exit: "declined", note: "no time was chosen" };
  return offer(context, { ...state, misses }, words);
}

const failed = ({ config, speak }: Context): NodeResult => ({
  effects: speak(config.failed),
  exit: "failed",
  note: "the calendar did not answer",
});

function booked(context: Context, state: State, appointmentId: string): NodeResult {
  const { config, session, speak } = context;
  const { day, time } = spokenTime(state.chosen ?? 0, state.timeZone, session.language);
  return {
    effects: [...invitation(context, state, appointmentId), ...speak(config.booked, { appointment: { day, time } })],
    exit: "booked",
    vars: { appointmentDay: day, appointmentTime: time },
  };
}

function invitation(context: Context, { chosen, timeZone, slotMinutes }: State, appointmentId: string): Effect[] {
  const { config, session } = context;
  const to = session.customer?.email ?? "";
  if (!config.invitation || chosen === null || !z.email().max(254).safeParse(to).success) return [];
  const { spoken } = spokenTime(chosen, timeZone, session.language);
  return [
    {
      type: "sendMessage",
      channel: "email",
      to,
      subject: inLanguage(context, config.invitationSubject).replace(/\p{Cc}+/gu, " ") || spoken,
      body: inLanguage(context, config.invitationText) || spoken,
      customerId: session.customer?.id ?? null,
      invitation: { appointmentId, startsAtMs: chosen, minutes: slotMinutes },
    },
  ];
}

/** In the call's language, or else in the flow's first that has it. */
function inLanguage({ flow, session, fill }: Context, texts: Record<string, string>): string {
  const language = [session.language, ...flow.languages].find((each) => (texts[each] ?? "").trim() !== "");
  return fill(language === undefined ? "" : (texts[language] ?? "")).trim();
}
