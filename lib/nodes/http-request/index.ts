import { z } from "zod";
import type { HttpRequestEffect } from "@/lib/engine/effect";
import type { CallEvent } from "@/lib/engine/event";
import { defineNode, type NodeContext, type NodeResult } from "@/lib/engine/node-type";
import type { NodeIssue } from "@/lib/flow/catalogue";
import type { Prompt } from "@/lib/flow/prompt";
import type { Json } from "@/lib/util/json";
import { err, ok, type Result } from "@/lib/util/result";
import { attemptsField, hint, optionalListField, promptField, secondsField, switchField } from "../form-fields";
import { jsonPathPattern, readJsonPath } from "./json-path";
import { fillAroundSecrets, misplacesSecret, secretNames } from "./secret-template";
import { isIdempotent, originOf, takesBody, writtenBody, writtenUrl } from "./written-request";

const secretTemplate = (characters: number) =>
  z
    .string()
    .max(characters)
    .default("")
    .meta(hint({ widget: "template", secrets: true }));

/** Names of fields that are the connection's and not a flow's are refused (RFC 9110, 7.6.1). */
const headerName =
  /^(?!(host|connection|content-length|transfer-encoding|upgrade|te|trailer|keep-alive|expect|accept-encoding|proxy-[a-z-]+)$)[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/i;

const headerSchema = z.strictObject({
  name: z
    .string()
    .regex(headerName, "is no header that may be set")
    .meta(hint({ widget: "text" })),
  value: secretTemplate(2_000),
});

const variableSchema = z.strictObject({
  /** Seen by later nodes as `vars.<variable>`. */
  variable: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, "must be letters, digits and _")
    .meta(hint({ widget: "text" })),
  path: z
    .string()
    .max(200)
    .regex(jsonPathPattern, "must be a path such as order.lines[0].title")
    .meta(hint({ widget: "text" })),
  /** An answer without it has failed; else the variable is blank. */
  required: switchField(true),
});

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

const configSchema = z.strictObject({
  method: z
    .enum(methods)
    .default("GET")
    .meta(hint({ widget: "select" })),
  url: secretTemplate(2_000),
  headers: optionalListField(headerSchema, { most: 20, fresh: { name: "", value: "" } }),
  bodyType: z
    .enum(["json", "form"])
    .default("json")
    .meta(hint({ widget: "select" })),
  body: secretTemplate(10_000),
  variables: optionalListField(variableSchema, { most: 20, fresh: { variable: "", path: "", required: true } }),
  /** Said before the request is sent. */
  filler: promptField(),
  refused: promptField(),
  failed: promptField(),
  successStatuses: z
    .string()
    .regex(/^[1-5]\d\d(-[1-5]\d\d)?( *, *[1-5]\d\d(-[1-5]\d\d)?){0,19}$/, "must be statuses such as 200-299, 404")
    .default("200-299")
    .meta(hint({ widget: "text", advanced: true })),
  timeoutSeconds: secondsField(1, 8, 5, { advanced: true }),
  retries: attemptsField(0, 3, 1, { advanced: true }),
  /** A POST or PATCH may arrive twice without harm; the other methods always may (RFC 9110, 9.2.2). */
  repeatable: switchField(false, { advanced: true }),
});

type Config = z.infer<typeof configSchema>;
type Context = NodeContext<Config>;

/**
 * Asks a web service and keeps parts of its JSON answer as variables. What callers say is always a value, never a part
 * of the address's host, of another field or of a secret's name.
 */
export const httpRequestNode = defineNode<Config>({
  type: "httpRequest",
  family: "decide",
  stage: "any",
  configSchema,
  newConfig: (languages) => configSchema.parse({ failed: sorry(languages) }),
  exits: () => [
    { id: "success", required: true },
    { id: "refused", required: true },
    { id: "failed", required: true },
  ],
  prompts: (config) =>
    (["filler", "refused", "failed"] as const).map((name) => ({
      path: `config.${name}`,
      prompt: config[name],
      optional: true,
    })),
  resources: (config) =>
    secretTemplates(config).flatMap(({ path, template }) =>
      secretNames(template).map((name) => ({ kind: "secret" as const, name, path })),
    ),
  templates: (config) => secretTemplates(config).map((use) => ({ ...use, unheard: true as const })),
  sets: ({ variables }) => [
    { exit: "success", variables: variables.filter(({ required }) => required).map(({ variable }) => variable) },
  ],
  needsInput: () => false,
  endsCall: () => false,
  personalData: () => false,
  failureExit: () => "failed",
  check,
  mend(config, { code }) {
    const url = `https://${config.url.trim()}`;
    const isHost = /^[\w-]+(\.[\w-]+)+([:/?]|$)/.test(config.url.trim());
    const better = { ...config, url };
    return code === "http_address_invalid" && isHost && check(better).every((issue) => issue.code !== code)
      ? better
      : null;
  },
  enter(context) {
    const { config, speak } = context;
    const request = requestOf(context);
    if (!request.ok) return failed(context, `the request cannot be sent: ${request.error}`);
    return { effects: [...speak(config.filler), request.value], wait: "service" };
  },
  resume(context, event) {
    if (event.type !== "httpAnswered") return failed(context, failureNote(event));
    const { config, speak } = context;
    const { status, data } = event;
    if (!isSuccess(config.successStatuses, status)) {
      if (status >= 500) return failed(context, `the service answered ${status}`);
      return { effects: speak(config.refused), exit: "refused", note: `the service answered ${status}` };
    }
    const vars: Record<string, Json> = {};
    for (const { variable, path, required } of config.variables) {
      const value = readJsonPath(data, path);
      if (value === null && required) return failed(context, `the answer (${status}) has no ${path}`);
      vars[variable] = value;
    }
    return { vars, exit: "success", note: `the service answered ${status}` };
  },
});

/** What is sent, with the call's data in. */
function requestOf({ config, fill }: Context): Result<HttpRequestEffect, string> {
  const { method, timeoutSeconds, retries } = config;
  const url = writtenUrl(config.url, fill);
  if (!url.ok) return url;
  const body = takesBody(method) ? writtenBody({ type: config.bodyType, template: config.body }, fill) : ok(null);
  if (!body.ok) return body;
  const headers = config.headers.map(({ name, value }) => ({
    name,
    value: fillAroundSecrets(value, (piece) => fill(piece, "line")),
  }));
  if (JSON.stringify(headers).length > headersCharactersAtMost) return err("its headers are too long");
  return ok({
    type: "sendHttpRequest",
    method,
    url: url.value,
    headers,
    body: body.value,
    timeoutSeconds,
    retries,
    repeatable: config.repeatable || isIdempotent(method),
    reads: config.variables.map(({ path }) => path),
  });
}

/** Servers commonly take 8 KB of headers. */
const headersCharactersAtMost = 8_000;

function failed({ config, speak }: Context, note: string): NodeResult {
  return { effects: speak(config.failed), exit: "failed", note };
}

const failureNote = (event: CallEvent): string =>
  event.type === "serviceFailed" ? `the service failed: ${event.reason}` : "the service did not answer";

function isSuccess(statuses: string, status: number): boolean {
  return statuses.split(",").some((range) => {
    const [first, last = first] = range.trim().split("-").map(Number);
    return first !== undefined && last !== undefined && first <= status && status <= last;
  });
}

/** Every text of the request that may name a secret. */
const secretTemplates = ({ method, url, headers, body }: Config) => [
  { path: "config.url", template: url },
  ...headers.map(({ value }, index) => ({ path: `config.headers.${index}.value`, template: value })),
  ...(takesBody(method) ? [{ path: "config.body", template: body }] : []),
];

function check(config: Config): NodeIssue[] {
  const error = (code: string, path: string, message: string): NodeIssue => ({
    code,
    severity: "error",
    path,
    message,
  });
  const misplaced = (path: string) =>
    error(
      "http_secret_misplaced",
      path,
      "A secret stands by itself, as {{ secrets.name }}: in a header, in the body, or after the ? of the address.",
    );
  const issues = secretTemplates(config)
    .filter(({ template }) => misplacesSecret(template))
    .map(({ path }) => misplaced(path));
  const { url } = config;
  if (originOf(url) === null) {
    const message =
      "Write the address with its host, such as https://api.example.com/orders, and no placeholder in it.";
    issues.push(error("http_address_invalid", "config.url", message));
  } else if (!writtenUrl(url, (piece) => piece.replace(/\{\{.*?\}\}|\{%.*?%\}/gs, "v")).ok) {
    issues.push(
      secretNames(url).length > 0
        ? misplaced("config.url")
        : error("http_address_invalid", "config.url", "This is no address."),
    );
  }
  return issues;
}

/** What a caller hears when nothing else was written. */
const sorryTexts: Record<string, string> = {
  en: "I am sorry, I cannot look that up right now.",
  ar: "عذرًا، لا يمكنني الاطلاع على ذلك الآن.",
  et: "Vabandust, ma ei saa seda praegu järele vaadata.",
};

function sorry(languages: readonly string[]): Prompt {
  const texts = languages.map((language) => [language, sorryTexts[language.split("-")[0] ?? ""]] as const);
  return texts.every(([, text]) => text !== undefined)
    ? Object.fromEntries(texts.map(([language, text]) => [language, { say: text as string }]))
    : {};
}
