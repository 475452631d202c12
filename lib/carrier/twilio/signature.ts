import { createHash, createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import { validateRequest, validateRequestWithBody } from "twilio/lib/webhooks/webhooks.js";

export interface SignedRequest {
  authToken: string;
  /** The X-Twilio-Signature header; missing or empty is never valid. */
  signature: string | undefined;
  /** From `publicRequestUrl`: the exact address that was asked for. */
  url: string;
  /** A form's parameters (a name that came more than once has all its values), or the raw text of a JSON body. */
  body: { params: Record<string, string | string[]> } | { raw: string };
}

/**
 * Whether a request was signed with this account's token.
 *
 * What decides is the `twilio` package's own function, which also tries the address with and without its port and re-encoded. In the
 * ordinary case, where the signature is over the very address and parameters at hand, one HMAC answers yes at once; that function
 * would say yes to the same (a property test holds the two together). Never throws.
 */
export function verifySignature(request: SignedRequest): boolean {
  if (!request.signature) return false;
  return isPlainlyRight(request) || isRightForTwilio(request);
}

/** One HMAC over what the documentation says is signed. Only ever says yes where the package does too. */
export function isPlainlyRight({ authToken, signature, url, body }: SignedRequest): boolean {
  if (!signature || !/^https?:\/\/[^/?#]/i.test(url)) return false;
  if ("raw" in body) {
    const claimed = /[?&]bodySHA256=([0-9a-f]{64})(?:&|$)/.exec(url)?.[1];
    if (!claimed || createHash("sha256").update(body.raw, "utf8").digest("hex") !== claimed) return false;
  }
  const signed = "raw" in body ? url : url + sortedParams(body.params);
  return sameText(createHmac("sha1", keyOf(authToken)).update(signed, "utf8").digest("base64"), signature);
}

export function isRightForTwilio({ authToken, signature, url, body }: SignedRequest): boolean {
  try {
    return "raw" in body
      ? validateRequestWithBody(authToken, signature ?? "", url, body.raw)
      : validateRequest(authToken, signature ?? "", url, body.params);
  } catch {
    // The package parses the address and throws when it is none.
    return false;
  }
}

const keysAtMost = 100;
const keys = new Map<string, KeyObject>();

/** A key that is made once for each account: to make one is a third of an HMAC. */
function keyOf(authToken: string): KeyObject {
  let key = keys.get(authToken);
  if (key === undefined) {
    key = createSecretKey(authToken, "utf8");
    if (keys.size >= keysAtMost) keys.clear();
    keys.set(authToken, key);
  }
  return key;
}

/** Names in order, each followed by its value; of a repeated name, each different value once, in order. */
function sortedParams(params: Record<string, string | string[]>): string {
  let text = "";
  for (const name of Object.keys(params).sort()) {
    const value = params[name];
    if (typeof value === "string") text += name + value;
    else for (const one of [...new Set(value)].sort()) text += name + one;
  }
  return text;
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
