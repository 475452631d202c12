import { err, ok, type Result } from "@/lib/util/result";
import { type Problem, problem } from "./twiml/problem";

/** How Twilio connects to one webhook: its defaults, changed by the URL's fragment. All times in milliseconds. */
export interface ConnectionSettings {
  /** The URL without its fragment, as it is requested and signed. */
  url: string;
  connectMs: number;
  readMs: number;
  totalMs: number;
  retries: number;
  retryOn: Set<"4xx" | "5xx" | "ct" | "rt">;
}

const bounds = { ct: [100, 10_000], rt: [100, 15_000], tt: [100, 15_000], rc: [0, 5] } as const;

/**
 * Reads `#rc=2&rp=all&ct=1000` (twilio.com/docs/usage/webhooks/webhooks-connection-overrides). Without it: connect 5 s, read 15 s, all
 * in all 15 s, one retry when the connection fails.
 *
 * @returns 11243 when a value is not one that Twilio takes
 */
export function readConnectionOverrides(address: string): Result<ConnectionSettings, Problem> {
  const hash = address.indexOf("#");
  const settings: ConnectionSettings = {
    url: hash === -1 ? address : address.slice(0, hash),
    connectMs: 5000,
    readMs: 15_000,
    totalMs: 15_000,
    retries: 1,
    retryOn: new Set(["ct"]),
  };
  if (hash === -1) return ok(settings);
  for (const pair of address.slice(hash + 1).split("&")) {
    const [name = "", value = ""] = pair.split("=");
    if (name === "rp") {
      const policies = value.split(",");
      if (!policies.every((policy) => ["4xx", "5xx", "ct", "rt", "all"].includes(policy)))
        return err(problem(11243, pair));
      settings.retryOn = new Set(
        policies.includes("all") ? ["4xx", "5xx", "ct", "rt"] : (policies as ("4xx" | "ct")[]),
      );
    } else if (name === "ct" || name === "rt" || name === "tt" || name === "rc") {
      const [least, most] = bounds[name];
      const number = Number(value);
      if (!/^\d+$/.test(value) || number < least || number > most) return err(problem(11243, pair));
      if (name === "ct") settings.connectMs = number;
      else if (name === "rt") settings.readMs = number;
      else if (name === "tt") settings.totalMs = number;
      else settings.retries = number;
    }
  }
  return ok(settings);
}
