/** Lets `perSecond` things happen a second on average and `burst` at once, per key. Held in this process. */
export class TokenBucket {
  private readonly buckets = new Map<string, { tokens: number; atMs: number }>();

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
  ) {}

  /** 0 when it may happen now, else the whole seconds to wait. */
  take(key: string, nowMs = performance.now()): number {
    const bucket = this.buckets.get(key) ?? { tokens: this.burst, atMs: nowMs };
    const tokens = Math.min(this.burst, bucket.tokens + ((nowMs - bucket.atMs) / 1000) * this.perSecond);
    const allowed = tokens >= 1;
    this.buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, atMs: nowMs });
    if (this.buckets.size > 10_000) this.forgetFull(nowMs);
    return allowed ? 0 : Math.ceil((1 - tokens) / this.perSecond);
  }

  /** A bucket that has filled up again says no more than none. */
  private forgetFull(nowMs: number): void {
    for (const [key, { tokens, atMs }] of this.buckets) {
      if (tokens + ((nowMs - atMs) / 1000) * this.perSecond >= this.burst) this.buckets.delete(key);
    }
  }
}
