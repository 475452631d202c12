import { createHmac } from "node:crypto";

/**
 * X-Twilio-Signature as Twilio documents it (twilio.com/docs/usage/security#validating-requests): the full URL, then for a POST each
 * parameter's name and value in the order of the names, HMAC-SHA1 with the auth token, base64. Written from the documentation on its
 * own, so that it does not agree with our verification by construction.
 */
export function signRequest(authToken: string, url: string, postParams: [string, string][]): string {
  const sorted = [...postParams].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const data = url + sorted.map(([name, value]) => name + value).join("");
  return createHmac("sha1", authToken).update(data, "utf8").digest("base64");
}
