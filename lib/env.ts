import { resolve } from "node:path";
import { z } from "zod";

/**
 * Every setting of the program, and the only place that reads `process.env`. Parsed at the first call, not at import,
 * because `next build` evaluates route modules on machines that have none of the settings.
 *
 * @throws Error that lists every wrong setting by name (values are not repeated: some are secrets)
 */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

let parsed: Env | undefined;

/** An empty value counts as not set, so that a copied `.env.example` changes nothing. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const url = z.url({ protocol: /^https?$/ });
const listed = (value: string) => value.split(/[\s,]+/).filter((entry) => entry !== "");
const network = z.union([z.cidrv4(), z.cidrv6()]);
/** `host`, `host:port`, and with an IPv6 address `[fd00::1]:8080`. */
const hostOrAddress = z.string().regex(/^([\p{L}\p{N}._-]+|\[[\da-f:]+\])(:\d{1,5})?$/iu, "is no host and no network");

/** One entry per setting, in the order of `.env.example`. */
export const settings = {
  PORT: optional(z.coerce.number().int().min(0).max(65535)),
  HOST: optional(z.string()),
  PUBLIC_URL: optional(url.transform((value) => value.replace(/\/+$/, ""))),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  WORKER: optional(z.enum(["on", "off", "only"])),
  LOG_LEVEL: optional(z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])),
  TWILIO_ACCOUNT_SID: optional(z.string().regex(/^AC[0-9a-f]{32}$/i)),
  TWILIO_AUTH_TOKEN: optional(z.string()),
  TWILIO_API_KEY_SID: optional(z.string()),
  TWILIO_API_KEY_SECRET: optional(z.string()),
  TWILIO_TWIML_APP_SID: optional(z.string()),
  TWILIO_API_BASE: optional(url.transform((value) => value.replace(/\/+$/, ""))),
  CARRIER_TOKEN: optional(z.string().min(16)),
  CRM_BASE_URL: optional(url.transform((value) => value.replace(/\/+$/, ""))),
  CRM_API_KEY: optional(z.string()),
  HTTP_ALLOW: optional(
    z
      .string()
      .transform(listed)
      .pipe(z.array(z.union([network, hostOrAddress]))),
  ),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
  MAIL_FROM: optional(z.string().regex(/^[^\r\n]+$/)),
  CHROMIUM_PATH: optional(z.string()),
} as const;

const schema = z.object(settings).transform((given) => ({
  ...given,
  HOST: given.HOST ?? "127.0.0.1",
  /** Absolute. Holds the embedded database, secrets of this installation and the blob store. */
  DATA_DIR: resolve(/* turbopackIgnore: true */ given.DATA_DIR ?? ".data"),
  WORKER: given.WORKER ?? "on",
  LOG_LEVEL: given.LOG_LEVEL ?? "info",
  HTTP_ALLOW: given.HTTP_ALLOW ?? [],
}));

export type Env = z.output<typeof schema>;

/** Parses any set of variables; `env()` does it with those of the process, tests with their own. */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const result = schema.safeParse(variables);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The settings in the environment are not usable:\n${lines.join("\n")}\nSee .env.example.`);
}
