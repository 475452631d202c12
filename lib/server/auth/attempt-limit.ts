import { AppError } from "@/lib/server/api/app-error";

/**
 * Lets a thing happen so many times in a window of time, per key. Held in this process: every copy of the program allows as
 * many again, which slows a guesser down just as well.
 */
export class AttemptLimit {
  private readonly attempts = new Map<string, number[]>();

  constructor(
    private readonly most: number,
    private readonly windowSeconds: number,
  ) {}

  /** @throws AppError tooMany, with the seconds to wait */
  take(key: string, nowMs = Date.now()): void {
    const since = nowMs - this.windowSeconds * 1000;
    const recent = (this.attempts.get(key) ?? []).filter((at) => at > since);
    const oldest = recent[0];
    if (oldest !== undefined && recent.length >= this.most) {
      const seconds = Math.ceil((oldest - since) / 1000);
      throw new AppError("tooMany", `Too many tries. Wait ${seconds} seconds.`, { values: { seconds } });
    }
    recent.push(nowMs);
    this.attempts.set(key, recent);
    if (this.attempts.size > 10_000) this.forget(since);
  }

  private forget(since: number): void {
    for (const [key, times] of this.attempts) if (times.every((at) => at <= since)) this.attempts.delete(key);
  }
}
