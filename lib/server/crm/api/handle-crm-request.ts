import { randomUUID } from "node:crypto";
import { ZodError } from "zod";
import { AppError, type ErrorCode, errorTable } from "@/lib/server/api/app-error";
import type { CallwrightApp } from "@/lib/server/app";
import { audit } from "@/lib/server/auth/audit";
import { findApiKey } from "@/lib/server/crm/api/api-keys";
import { openApiDocument } from "@/lib/server/crm/api/openapi";
import type { Operation } from "@/lib/server/crm/api/operation";
import { operations } from "@/lib/server/crm/api/operations";
import { TokenBucket } from "@/lib/server/crm/api/token-bucket";
import { cleanJson } from "@/lib/server/crm/clean-text";

export interface CrmRequest {
  method: string;
  /** Below the public address, `/api/crm/…`, still percent-encoded. */
  path: string;
  /** Without the question mark. */
  query: string;
  /** Lower-case names. */
  headers: Record<string, string | string[] | undefined>;
  /** Null when it is larger than `bodyLimitBytes`. */
  body: string | null;
  /** Of the other end of the connection; tries without a key are counted by it. */
  remoteAddress: string;
}

export interface CrmReply {
  status: number;
  headers: Record<string, string>;
  /** JSON. */
  body: string;
}

export const bodyLimitBytes = 64 * 1024;

/**
 * The REST interface of the built-in customer database, as plain data: adapters turn it into node's and fetch's words.
 * Every error has one shape, `{ "error": { "code", "message", "fields"? } }`; nothing of a request's body is logged.
 */
export async function handleCrmRequest(app: CallwrightApp, request: CrmRequest): Promise<CrmReply> {
  try {
    if (request.path === "/api/crm/openapi.json" && request.method === "GET") {
      return reply(200, openApiDocument(app.publicUrl));
    }
    const apiKeyId = await authenticate(app, request);
    const { operation, params } = route(request);
    const answer = await operation.run({
      app,
      apiKeyId,
      params,
      query: operation.query?.parse(Object.fromEntries(new URLSearchParams(request.query))),
      body: operation.body?.parse(readJson(request)),
      idempotencyKey: `${apiKeyId}:${idempotencyKey(request)}`,
    });
    await audit(
      app.prisma,
      { kind: "apiKey", id: apiKeyId },
      {
        action: answer.audit.action,
        subjectType: "customer",
        subjectId: answer.audit.customerId,
        details: answer.audit.details,
      },
    );
    return reply(answer.status, answer.body);
  } catch (error) {
    return failure(app, error);
  }
}

/** Requests a second with one key. A contact centre with a look-up for every call needs far fewer. */
const perKey = new TokenBucket(100, 300);
/** Refused keys per address; guessing one of 2^256 is hopeless, this only keeps the work small. */
const refusedPerAddress = new TokenBucket(0.5, 20);

async function authenticate(app: CallwrightApp, { headers, remoteAddress }: CrmRequest): Promise<string> {
  const given = /^Bearer +(\S{1,200}) *$/i.exec(String(headers.authorization ?? ""))?.[1];
  const id = given === undefined ? null : await findApiKey(app.pool, given);
  if (id === null) {
    waitWhen(refusedPerAddress.take(remoteAddress));
    throw new AppError("notSignedIn", "Send a valid key: Authorization: Bearer KEY.");
  }
  waitWhen(perKey.take(id));
  return id;
}

function waitWhen(seconds: number): void {
  if (seconds > 0) throw new AppError("tooMany", `Too many requests. Wait ${seconds} s.`, { values: { seconds } });
}

const table = operations.map((operation) => ({
  operation,
  pattern: new RegExp(`^/api/crm${operation.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`),
}));

function route({ method, path }: CrmRequest): { operation: Operation; params: Record<string, string> } {
  const fitting = table.filter(({ pattern }) => pattern.test(path));
  const found = fitting.find(({ operation }) => operation.method === method);
  if (!found) {
    const allow = [...new Set(fitting.map(({ operation }) => operation.method))].join(", ");
    throw allow ? new MethodNotAllowed(allow) : new AppError("notFound", "There is nothing at this address.");
  }
  const groups = Object.entries(found.pattern.exec(path)?.groups ?? {});
  return { operation: found.operation, params: Object.fromEntries(groups.map(([name, text]) => [name, decode(text)])) };
}

class MethodNotAllowed extends Error {
  constructor(readonly allow: string) {
    super(`Only ${allow} is possible here.`);
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text).replaceAll("\u0000", "");
  } catch {
    throw new AppError("badInput", "The address is not encoded properly.");
  }
}

function readJson({ body, headers }: CrmRequest): unknown {
  if (body === null) throw new AppError("tooLarge", `A body may have at most ${bodyLimitBytes / 1024} kB.`);
  if (!/^application\/json\b/i.test(String(headers["content-type"] ?? ""))) {
    throw new AppError("badInput", "Send JSON, with Content-Type: application/json.");
  }
  try {
    return cleanJson(JSON.parse(body));
  } catch {
    // The parser's message would repeat a part of the body, which may be a PIN.
    throw new AppError("badInput", "The body is not JSON.");
  }
}

function idempotencyKey({ headers }: CrmRequest): string {
  const given = headers["idempotency-key"];
  if (given === undefined) return randomUUID();
  if (typeof given === "string" && /^[\x21-\x7e]{1,200}$/.test(given)) return given;
  throw new AppError("badInput", "An Idempotency-Key is 1 to 200 printable characters without blanks.");
}

interface Field {
  path: string;
  message: string;
}

function failure(app: CallwrightApp, error: unknown): CrmReply {
  if (error instanceof ZodError) {
    const fields = error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    return problem("badInput", "Some fields are not as they should be.", fields);
  }
  if (error instanceof MethodNotAllowed) {
    return reply(405, { error: { code: "methodNotAllowed", message: error.message } }, { allow: error.allow });
  }
  if (error instanceof AppError) {
    const seconds = error.code === "tooMany" ? { "retry-after": String(error.values.seconds) } : undefined;
    return problem(error.code, error.message, undefined, seconds);
  }
  app.log.error({ err: error }, "a request to the customer interface was not answered");
  const code = isAway(error) ? "unavailable" : "internal";
  return problem(code, "The request could not be answered; nothing was changed half-way. Try again later.");
}

/** The database did not answer in time or at all, as opposed to a mistake of ours. */
function isAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return /^(ECONN|ETIMEDOUT|EPIPE|08|53|57|55P03)/.test(code ?? "") || /^(timeout|Connection term)/.test(message ?? "");
}

function problem(code: ErrorCode, message: string, fields?: Field[], headers?: Record<string, string>): CrmReply {
  return reply(errorTable[code].http, { error: { code, message, ...(fields ? { fields } : {}) } }, headers);
}

function reply(status: number, body: unknown, headers: Record<string, string> = {}): CrmReply {
  const common = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };
  const challenge: Record<string, string> = status === 401 ? { "www-authenticate": "Bearer" } : {};
  return { status, headers: { ...common, ...challenge, ...headers }, body: JSON.stringify(body) };
}
