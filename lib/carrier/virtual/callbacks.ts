import type { CallLeg } from "./call-leg";
import type { WebhookPurpose } from "./events";
import type { FaultRules } from "./fault-rules";
import { problem } from "./twiml/problem";
import type { WebhookSender } from "./webhook-sender";

export interface Callback {
  purpose: WebhookPurpose;
  url: string;
  method: "GET" | "POST";
  params: Record<string, string>;
}

/** The answer to a callback is read and thrown away; more than this is not even read. */
const limitBytes = 64 * 1024;

/**
 * Requests that only tell: status, recording and conference callbacks, and the action of a verb that a hang-up ended. One call's are
 * sent one after another, in the order Twilio documents; nothing waits for them.
 */
export class Callbacks {
  private readonly tails = new Map<string, Promise<void>>();
  private readonly held = new Map<string, Callback>();

  constructor(
    private readonly sender: WebhookSender,
    private readonly faults: FaultRules,
  ) {}

  tell(call: CallLeg, callback: Callback): void {
    const rules = this.faults.take(callback.purpose, callback.url);
    if (rules.some((rule) => rule.does === "lose")) return;
    if (rules.some((rule) => rule.does === "swap") && !this.held.has(call.sid)) {
      this.held.set(call.sid, callback);
      return;
    }
    this.enqueue(call, () => this.deliver(call, callback, rules));
    const overtaken = this.held.get(call.sid);
    if (overtaken) {
      this.held.delete(call.sid);
      this.enqueue(call, () => this.deliver(call, overtaken, []));
    }
  }

  /** When every callback so far has been answered or given up. */
  async settled(): Promise<void> {
    while (this.tails.size > 0) await Promise.all(this.tails.values());
  }

  private enqueue(call: CallLeg, send: () => Promise<void>): void {
    const tail = (this.tails.get(call.sid) ?? Promise.resolve()).then(send);
    this.tails.set(call.sid, tail);
    void tail.then(() => {
      if (this.tails.get(call.sid) === tail) this.tails.delete(call.sid);
    });
  }

  private async deliver(call: CallLeg, callback: Callback, rules: ReturnType<FaultRules["take"]>): Promise<void> {
    const report = await this.sender.send({ ...callback, limitBytes }, rules);
    const { outcome } = report;
    call.emit({
      type: "webhook",
      purpose: callback.purpose,
      method: callback.method,
      url: callback.url,
      status: outcome.ok ? outcome.value.status : null,
      ms: report.ms,
      attempts: report.attempts,
      twiml: null,
    });
    if (!outcome.ok) {
      const { code, message } = problem(15003, `${callback.purpose}: ${outcome.error.message}`);
      call.emit({ type: "error", code, level: "warning", message });
    }
  }
}
