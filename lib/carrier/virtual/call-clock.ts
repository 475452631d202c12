/** Node's timers fire at once when asked for more (24.8 days). */
const longestTimerMs = 2 ** 31 - 1;

/**
 * One call's time. `speed` 1 is the wall clock, 20 is twenty times as fast; at 0 whatever only takes time (speaking, pauses, ringing)
 * is skipped: the clock jumps ahead and the call goes on at once.
 */
export class CallClock {
  private readonly startedAt = Date.now();
  private skippedMs = 0;

  constructor(readonly speed: number) {}

  /** Milliseconds since 1970 on this call's clock. */
  now(): number {
    const real = Date.now();
    if (this.speed === 0) return real + this.skippedMs;
    return Math.round(this.startedAt + (real - this.startedAt) * this.speed) + this.skippedMs;
  }

  /** Milliseconds of the caller's own time so far. At speed 0 that is what was skipped: how fast the machine is says nothing of a caller. */
  passedMs(): number {
    return this.speed === 0 ? this.skippedMs : this.now() - this.startedAt;
  }

  /** How long to really wait for `ms` of the call's time. At speed 0 nothing, and the clock jumps. */
  realMs(ms: number): number {
    if (this.speed === 0) {
      this.skippedMs += ms;
      return 0;
    }
    return Math.min(ms / this.speed, longestTimerMs);
  }
}
