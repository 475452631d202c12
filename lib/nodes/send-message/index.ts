import { z } from "zod";
import { defineNode, type NodeContext, type NodeResult } from "@/lib/engine/node-type";
import type { NodeIssue } from "@/lib/flow/catalogue";
import { languageSchema } from "@/lib/flow/prompt";
import { hint, promptField, templateField } from "../form-fields";
import { callingNumber, enteredNumber } from "../phone-number";

/** Twilio's longest message, in characters: https://www.twilio.com/docs/messaging/api/message-resource */
export const longestText = 1_600;
const longestSubject = 200;

const textByLanguage = (characters: number) =>
  z
    .record(languageSchema, z.string().max(characters))
    .default({})
    .meta(hint({ widget: "templateByLanguage" }));

const configSchema = z.strictObject({
  channel: z
    .enum(["sms", "email"])
    .default("sms")
    .meta(hint({ widget: "select" })),
  /** Empty: the number they call from, or the customer's e-mail address. */
  to: templateField(300),
  /** Of an e-mail. */
  subject: textByLanguage(longestSubject),
  /** Plain text. */
  body: textByLanguage(5_000),
  sent: promptField(),
  noAddress: promptField(),
});

type Config = z.infer<typeof configSchema>;
type Context = NodeContext<Config>;

/** Sends a text message or an e-mail in the call's language; a job delivers it after the turn. */
export const sendMessageNode = defineNode<Config>({
  type: "sendMessage",
  family: "record",
  stage: "any",
  configSchema,
  newConfig: (languages) =>
    configSchema.parse({ body: Object.fromEntries(languages.map((language) => [language, ""])) }),
  exits: () => [
    { id: "sent", required: true },
    { id: "noAddress", required: true },
  ],
  prompts: ({ sent, noAddress }) => [
    { path: "config.sent", prompt: sent, optional: true },
    { path: "config.noAddress", prompt: noAddress, optional: true },
  ],
  resources: () => [],
  templates(config) {
    // The customer's own address in the record is theirs, whoever calls; any other may be the caller's.
    const unheard = config.channel === "email" && config.to === "" ? { unheard: true as const } : {};
    return [
      { path: "config.to", template: config.to, unheard: true },
      ...writtenTexts(config).flatMap(({ path, text }) =>
        Object.entries(text).map(([language, template]) => ({ path: `${path}.${language}`, template, ...unheard })),
      ),
    ];
  },
  needsInput: () => false,
  endsCall: () => false,
  personalData: () => false,
  failureExit: () => "noAddress",
  check: (config, { languages }) => writtenTexts(config).flatMap((each) => missing(each, languages)),
  enter(context) {
    const { config, session, speak } = context;
    const to = address(context);
    if (to === null) return noAddress(context, "there is no address to send it to");
    const body = inLanguage(context, config.body).trim();
    if (body === "") return noAddress(context, "there is nothing to send");
    const isText = config.channel === "sms";
    return {
      effects: [
        {
          type: "sendMessage",
          channel: config.channel,
          to,
          subject: isText ? null : oneLine(inLanguage(context, config.subject)),
          body: isText ? [...body].slice(0, longestText).join("") : body,
          customerId: session.customer?.id ?? null,
        },
        ...speak(config.sent),
      ],
      exit: "sent",
    };
  },
});

const noAddress = ({ config, speak }: Context, note: string): NodeResult => ({
  effects: speak(config.noAddress),
  exit: "noAddress",
  note,
});

/** E.164 or an e-mail address; null when there is none or it can be none. */
function address({ config, session, fill }: Context): string | null {
  const { caller, customer } = session;
  const given = fill(config.to).trim();
  if (config.channel === "sms") return config.to === "" ? callingNumber(caller) : enteredNumber(given, caller.to);
  const email = config.to === "" ? (customer?.email ?? "") : given;
  return z.email().max(254).safeParse(email).success ? email : null;
}

/** In the call's language, or else in the flow's first that has it. */
function inLanguage({ flow, session, fill }: Context, texts: Record<string, string>): string {
  const language = [session.language, ...flow.languages].find((each) => (texts[each] ?? "").trim() !== "");
  return fill(language === undefined ? "" : (texts[language] ?? ""));
}

/** What a header may hold. */
const oneLine = (text: string): string =>
  [...text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim()].slice(0, longestSubject).join("");

interface WrittenText {
  path: string;
  text: Record<string, string>;
}

const writtenTexts = ({ channel, subject, body }: Config): WrittenText[] => [
  ...(channel === "email" ? [{ path: "config.subject", text: subject }] : []),
  { path: "config.body", text: body },
];

const missing = ({ path, text }: WrittenText, languages: readonly string[]): NodeIssue[] =>
  languages
    .filter((language) => (text[language] ?? "").trim() === "")
    .map((language) => ({
      code: "language_missing",
      severity: "error",
      path: `${path}.${language}`,
      message: `The message is not written in ${language}. Write it.`,
      values: { language },
    }));
