import { z } from "zod";
import type { Effect, SpokenEffect } from "@/lib/engine/effect";
import type { CallEvent } from "@/lib/engine/event";
import { defineNode, type NodeContext, type NodeResult } from "@/lib/engine/node-type";
import type { NodeIssue } from "@/lib/flow/catalogue";
import type { JsonObject } from "@/lib/util/json";
import { attemptsField, hint, listField, promptField, secondsField, switchField } from "../form-fields";
import { blankPrompt, freshPrompt, notUnderstoodWords } from "../fresh-prompt";
import { listen } from "../listen";
import { freeName, indexIn } from "../mend";
import { spokenAnswers } from "../spoken-answers";

const questionSchema = z.strictObject({
  /** What it is called where answers are evaluated, and in `vars.survey`. */
  name: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, "must be a letter, then letters, digits and _")
    .meta(hint({ widget: "text" })),
  prompt: promptField(),
  kind: z
    .enum(["scale", "yesNo", "speech"])
    .default("scale")
    .meta(hint({ widget: "select" })),
  /** Of a scale that begins at 1. Up to 9 one key answers; up to 10 a lone one is ended by # or a pause. */
  highest: z
    .number()
    .int()
    .min(2)
    .max(10)
    .default(5)
    .meta(hint({ widget: "number" })),
});

const configSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, "needs a name")
    .max(80)
    .meta(hint({ widget: "text" })),
  intro: promptField(),
  questions: listField(questionSchema, {
    least: 1,
    most: 10,
    fresh: { name: "question", prompt: {}, kind: "scale", highest: 5 },
  }),
  invalid: promptField(),
  invalidRetries: attemptsField(0, 3, 1),
  thanks: promptField(),
  /** Besides keys; answers in words are always heard. */
  speech: switchField(true, { advanced: true }),
  timeoutSeconds: secondsField(1, 30, 6, { advanced: true }),
  speechTimeoutSeconds: secondsField(1, 10, 2, { advanced: true }),
});

type Config = z.infer<typeof configSchema>;
type Question = Config["questions"][number];
type Context = NodeContext<Config>;
type Answer = { score: number | null; text: string | null };

/** What is kept between turns: answers by the question's name, a score or words. */
type State = { question: number; invalid: number; answers: Record<string, number | string> };

/** Asks question after question; every answer is kept at once, so that one who hangs up midway has not answered in vain. */
export const surveyNode = defineNode<Config>({
  type: "survey",
  family: "ask",
  stage: "inCall",
  configSchema,
  newConfig: (languages) =>
    configSchema.parse({
      name: "Satisfaction",
      questions: [{ name: "satisfaction", prompt: blankPrompt(languages) }],
      invalid: freshPrompt(languages, notUnderstoodWords),
      thanks: freshPrompt(languages, {
        en: "Thank you for your answers.",
        ar: "شكرا على إجاباتك.",
        et: "Täname vastuste eest.",
      }),
    }),
  exits: () => [
    { id: "done", required: true },
    { id: "abandoned", required: true },
  ],
  prompts: ({ intro, questions, invalid, thanks }) => [
    { path: "config.intro", prompt: intro, optional: true },
    ...questions.map(({ prompt }, index) => ({ path: `config.questions.${index}.prompt`, prompt })),
    { path: "config.invalid", prompt: invalid, optional: true },
    { path: "config.thanks", prompt: thanks, optional: true },
  ],
  resources: () => [],
  needsInput: () => true,
  endsCall: () => false,
  personalData: () => false,
  sets: () => ["done", "abandoned"].map((exit) => ({ exit, variables: ["survey"] })),
  failureExit: () => "abandoned",
  check: ({ questions }) => repeated(questions),
  mend(config, { code, path }) {
    const index = indexIn(path);
    if (code !== "survey_question_repeated" || index === null) return null;
    const names = config.questions.map(({ name }) => name);
    const renamed = (question: Question) => ({ ...question, name: freeName(question.name, names) });
    return { ...config, questions: config.questions.map((each, at) => (at === index ? renamed(each) : each)) };
  },
  enter: (context) => ask(context, { question: 0, invalid: 0, answers: {} }, [], context.speak(context.config.intro)),
  resume(context, event) {
    const { config, session, speak } = context;
    const state = context.state as State;
    const question = config.questions[state.question];
    if (!question || isSilent(event)) return next(context, state, []);
    const answer = answerOf(question, event, session.language);
    if (answer === null) {
      const invalid = state.invalid + 1;
      return invalid > config.invalidRetries
        ? next(context, state, [])
        : ask(context, { ...state, invalid }, [], speak(config.invalid));
    }
    const customerId = session.customer?.id ?? null;
    const kept: Effect = {
      type: "keepSurveyAnswer",
      survey: config.name,
      question: question.name,
      ...answer,
      customerId,
    };
    const answers = { ...state.answers, [question.name]: answer.score ?? answer.text ?? "" };
    return next(context, { ...state, answers }, [kept]);
  },
});

const isSilent = (event: CallEvent) =>
  event.type === "gatherTimedOut" ||
  (event.type === "digitsPressed" && event.digits === "") ||
  (event.type === "speechHeard" && event.text.trim() === "");

const textCharacters = 1_000;

/** Null: that is no answer to this question. */
function answerOf({ kind, highest }: Question, event: CallEvent, language: string): Answer | null {
  const score = (value: number | null) => (value === null ? null : { score: value, text: null });
  if (event.type === "speechHeard") {
    if (kind === "speech") return { score: null, text: event.text.trim().slice(0, textCharacters) };
    if (kind === "yesNo") return score(ofYesNo(spokenAnswers.agrees(event.text, language)));
    const said = spokenAnswers.findAsked("amount", event.text, { language, today: "", products: [] })?.value;
    return score(onScale(Number(said), highest));
  }
  if (event.type !== "digitsPressed") return null;
  if (kind === "yesNo") return score(ofYesNo({ "1": true, "2": false }[event.digits] ?? null));
  return score(/^\d{1,2}$/.test(event.digits) ? onScale(Number(event.digits), highest) : null);
}

const ofYesNo = (agrees: boolean | null) => (agrees === null ? null : Number(agrees));
const onScale = (value: number, highest: number) =>
  Number.isInteger(value) && value >= 1 && value <= highest ? value : null;

function next(context: Context, state: State, effects: Effect[]): NodeResult {
  const { config, speak } = context;
  if (state.question + 1 < config.questions.length) {
    return ask(context, { ...state, question: state.question + 1, invalid: 0 }, effects, []);
  }
  const { answers } = state;
  const count = Object.keys(answers).length;
  const survey: JsonObject = { answers };
  if (count === 0) return { effects, exit: "abandoned", vars: { survey }, note: "no question was answered" };
  return {
    effects: [...effects, ...speak(config.thanks)],
    exit: "done",
    vars: { survey },
    note: `${count} of ${config.questions.length} questions answered`,
  };
}

function ask(context: Context, state: State, effects: Effect[], before: SpokenEffect[]): NodeResult {
  const { config, session, speak } = context;
  const { kind = "scale", prompt = {}, highest = 1 } = config.questions[state.question] ?? {};
  const numDigits = kind === "scale" ? String(highest).length : 1;
  const listening = listen([...before, ...speak(prompt)], session.language, {
    keys: kind !== "speech",
    speech: kind === "speech" || config.speech,
    numDigits,
    timeoutSeconds: config.timeoutSeconds,
    speechTimeoutSeconds: config.speechTimeoutSeconds,
  });
  const gather = { ...listening, finishOnKey: numDigits === 1 ? "" : "#" };
  return { effects: [...effects, gather], wait: "gather", state };
}

const repeated = (questions: Config["questions"]): NodeIssue[] =>
  questions.flatMap(({ name }, index) =>
    questions.findIndex((other) => other.name === name) === index
      ? []
      : [
          {
            code: "survey_question_repeated",
            severity: "error",
            path: `config.questions.${index}.name`,
            message: `Two questions are called "${name}". Give each its own name.`,
            values: { name },
          },
        ],
  );
