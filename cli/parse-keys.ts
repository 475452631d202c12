import type { CallerAction, pinAnswers } from "@/lib/simulator/caller-action";
import type { VirtualCall } from "@/lib/simulator/virtual-call";
import { err, ok, type Result } from "@/lib/util/result";

type PinAnswer = (typeof pinAnswers)[number];

const callees = ["answered", "busy", "noAnswer", "failed"] as const;

/**
 * One item of `--keys` as what the caller does at this point of the call: keys (`1`, `4021#`), `-` to stay silent,
 * `30s` to wait or to leave a message of that length, `answered`, `busy`, `noAnswer` or `failed` for whoever is rung,
 * `agent` for an agent who takes the waiting caller, `hangup`, and anything else is spoken.
 */
export function parseKeys(item: string, { session }: VirtualCall, crm: PinAnswer): Result<CallerAction, string> {
  const { kind } = session.wait;
  const seconds = /^(\d{1,5})s$/.exec(item)?.[1];
  if (item === "-") return ok({ staySilent: true });
  if (item === "hangup") return ok({ hangUp: true });
  if (item === "agent") return ok({ agentAnswers: { talkSeconds: 60 } });
  if (seconds !== undefined)
    return ok(kind === "record" ? { leaveMessage: Number(seconds) } : { waitSeconds: Number(seconds) });
  const callee = callees.find((outcome) => outcome === item);
  if (callee) return ok({ callee });
  if (/^[0-9*#]+$/.test(item)) {
    const length = item.replace(/#.*$/, "").length;
    return kind === "secret" && length > 0 ? ok({ enterSecret: Math.min(length, 32), crm }) : ok({ press: item });
  }
  return item.trim() === "" ? err("an empty item in --keys") : ok({ speak: item });
}
