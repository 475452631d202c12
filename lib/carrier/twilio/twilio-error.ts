import type { CarrierError } from "../port";

/** Connection troubles after which the request cannot have arrived. */
const neverArrived = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/** What the client threw, as a value. Twilio's own message is kept; it names numbers and SIDs, never secrets. */
export function toCarrierError(thrown: unknown): CarrierError {
  const { status, code, message } = thrown as { status?: unknown; code?: unknown; message?: unknown };
  const text = typeof message === "string" ? message : "the carrier did not answer";
  if (typeof status === "number") {
    return {
      code: codeOf(status),
      message: text,
      carrierCode: typeof code === "number" ? code : null,
      httpStatus: status,
      ambiguous: status >= 500,
    };
  }
  const ambiguous = !neverArrived.has(String(code));
  return { code: "unavailable", message: text, carrierCode: null, httpStatus: null, ambiguous };
}

function codeOf(status: number): CarrierError["code"] {
  if (status === 404) return "notFound";
  if (status === 401 || status === 403) return "unauthorized";
  if (status === 429) return "rateLimited";
  return status >= 500 ? "unavailable" : "refused";
}
