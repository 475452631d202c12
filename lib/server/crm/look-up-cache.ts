import type { CustomerFacts } from "@/lib/engine/event";

/** Look-ups of the last seconds, "nobody has this number" included. Per process; may be emptied at any time. */
export class LookUpCache {
  private readonly entries = new Map<string, { facts: CustomerFacts | null; untilMs: number }>();

  constructor(
    private readonly keepMs: number,
    private readonly most = 10_000,
  ) {}

  /** Undefined when the number was not looked up lately. */
  get(phone: string): CustomerFacts | null | undefined {
    const entry = this.entries.get(phone);
    if (entry && entry.untilMs > performance.now()) return entry.facts;
    this.entries.delete(phone);
    return undefined;
  }

  set(phone: string, facts: CustomerFacts | null): void {
    this.entries.delete(phone);
    this.entries.set(phone, { facts, untilMs: performance.now() + this.keepMs });
    // A map keeps its order: the first is the oldest.
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.most) break;
      this.entries.delete(oldest);
    }
  }

  /** After a record changed; without an id, all. */
  forget(customerId?: string): void {
    for (const [phone, { facts }] of this.entries) {
      if (customerId === undefined || facts?.id === customerId) this.entries.delete(phone);
    }
  }
}
