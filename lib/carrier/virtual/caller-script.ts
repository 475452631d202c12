import type { CallerStep } from "./events";

/** What a scripted caller does at each wait, in order. Without a plan the client decides each time. */
export class CallerScript {
  private readonly plan: CallerStep[] | null;

  constructor(
    plan: CallerStep[] | null,
    private readonly afterPlan: "wait" | "silence" | "hangUp",
  ) {
    this.plan = plan ? [...plan] : null;
  }

  /** Takes what is to be done at this wait; null when nothing is planned. */
  next(): CallerStep | null {
    const step = this.plan?.shift();
    if (step) return step;
    if (this.plan === null || this.afterPlan === "wait") return null;
    return this.afterPlan === "hangUp" ? { hangUp: true } : { silence: true };
  }

  /** The coming step, left where it is. */
  peek(): CallerStep | null {
    return this.plan?.[0] ?? null;
  }
}
