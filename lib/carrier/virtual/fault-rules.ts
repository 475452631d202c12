import type { WebhookPurpose } from "./events";

/**
 * A misfortune on the way between the carrier and a webhook, for fault tests.
 *
 * * `lose` the request is never sent (callbacks only; a lost document request is a time-out, so use `loseAnswer`)
 * * `loseAnswer` the request is sent, its answer is thrown away and counts as a read time-out (so it is retried when `rp` has `rt`)
 * * `duplicate` the same request (same token, same signature) is sent `copies` times more at once; the first answer counts
 * * `delay` it is sent `delayMs` later
 * * `swap` a callback is held back until the next callback of the same call that matches has been sent
 */
export interface FaultRule {
  does: "lose" | "loseAnswer" | "duplicate" | "delay" | "swap";
  /** Which requests; all when left out. */
  purposes?: WebhookPurpose[];
  /** Only requests whose URL contains this. */
  urlContains?: string;
  /** How many requests it hits before it is used up; unlimited when left out. */
  times?: number;
  copies?: number;
  delayMs?: number;
}

/** The rules in force. A rule with `times` disappears when it has been used up. */
export class FaultRules {
  private rules: (FaultRule & { left: number })[] = [];

  set(rules: FaultRule[]): void {
    this.rules = rules.map((rule) => ({ ...rule, left: rule.times ?? Number.POSITIVE_INFINITY }));
  }

  /** The rules that hit this request, each used once by asking. */
  take(purpose: WebhookPurpose, url: string): FaultRule[] {
    const hit = this.rules.filter(
      (rule) =>
        rule.left > 0 &&
        (rule.purposes === undefined || rule.purposes.includes(purpose)) &&
        (rule.urlContains === undefined || url.includes(rule.urlContains)),
    );
    for (const rule of hit) rule.left -= 1;
    return hit;
  }
}
