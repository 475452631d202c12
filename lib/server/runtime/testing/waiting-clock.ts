/** How long a caller waits between two wait documents, as in the simulator. */
const documentMs = 10_000;

/**
 * Time for callers in queues: real time, and on top of it the waiting that a golden call asks for, passed in pieces of
 * one wait document each. Without waiting to pass, a caller may be kept in a queue for as long as a test needs, and no
 * announcement falls due.
 */
export class WaitingClock {
  private aheadMs = 0;
  private leftMs = 0;

  /** Unix milliseconds; never goes back. */
  readonly now = () => Date.now() + this.aheadMs;

  /** Lets a caller wait that much longer. */
  allow(seconds: number): void {
    this.leftMs = seconds * 1000;
  }

  /** A talk, say: nobody asks for a document meanwhile. */
  skip(seconds: number): void {
    this.aheadMs += seconds * 1000;
  }

  /** A wait document is asked for. */
  tick(): void {
    const ms = Math.min(documentMs, this.leftMs);
    this.leftMs -= ms;
    this.aheadMs += ms;
  }

  get spent(): boolean {
    return this.leftMs === 0;
  }
}
