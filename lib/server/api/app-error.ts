/**
 * Everything that can be wrong with a request, with its HTTP status. tRPC's codes, reports and the texts of the user
 * interface (`errors` in the message catalogue) all follow this table.
 */
export const errorTable = {
  badInput: { http: 400, trpc: "BAD_REQUEST" },
  notSignedIn: { http: 401, trpc: "UNAUTHORIZED" },
  notAllowed: { http: 403, trpc: "FORBIDDEN" },
  notFound: { http: 404, trpc: "NOT_FOUND" },
  conflict: { http: 409, trpc: "CONFLICT" },
  tooLarge: { http: 413, trpc: "PAYLOAD_TOO_LARGE" },
  tooMany: { http: 429, trpc: "TOO_MANY_REQUESTS" },
  unavailable: { http: 503, trpc: "SERVICE_UNAVAILABLE" },
  internal: { http: 500, trpc: "INTERNAL_SERVER_ERROR" },
} as const;

export type ErrorCode = keyof typeof errorTable;

/**
 * The one exception that crosses the edge. Its message is for the person who asked: plain words, no internals.
 *
 * `reason` is a stable word for this very case (`lastAdmin`, `nameTaken`); the user interface shows
 * `errors.<reason>` with `values` in the reader's language and falls back to `errors.<code>`.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly reason: string;
  readonly values: Record<string, string | number>;

  constructor(
    code: ErrorCode,
    message: string,
    options: { reason?: string; values?: Record<string, string | number>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.reason = options.reason ?? code;
    this.values = options.values ?? {};
  }

  get httpStatus(): number {
    return errorTable[this.code].http;
  }
}

export const notSignedIn = (): AppError => new AppError("notSignedIn", "Please sign in.");
