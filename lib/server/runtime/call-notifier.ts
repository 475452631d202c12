import type pg from "pg";

/** How long changes are gathered before they are told: a screen needs no more. */
const gatherMs = 60;

/**
 * Tells screens that a call changed: topics `call:<id>` and `calls` on the event bus. Outside the turn's transaction
 * and gathered, because PostgreSQL sends notifications one commit at a time; a lost one costs a screen a moment.
 */
export class CallNotifier {
  private topics = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly pool: pg.Pool) {}

  changed(callId: string): void {
    this.topics.add(`call:${callId}`).add("calls");
    this.timer ??= setTimeout(() => this.flush(), gatherMs).unref();
  }

  private flush(): void {
    const topics = [...this.topics];
    this.topics = new Set();
    this.timer = undefined;
    this.pool
      .query({
        name: "call-notify",
        text: "SELECT pg_notify('callwright', t) FROM unnest($1::text[]) AS t",
        values: [topics],
      })
      .catch(() => {});
  }
}
