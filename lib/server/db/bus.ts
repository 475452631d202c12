import pg from "pg";
import type { Logger } from "pino";

/** Tells every copy of the program that something changed. Carries no content: a listener reads what it needs. */
export interface EventBus {
  /** @param topic up to 200 characters, e.g. `flow:ckz1` */
  publish(topic: string): Promise<void>;
  /**
   * Calls `listener` after each publish of `topic` by any copy, this one included. After a lost connection it is called
   * once for what may have been missed.
   *
   * @returns ends the subscription
   */
  subscribe(topic: string, listener: () => void): () => void;
  /** Resolves once the subscriptions made so far hear every publish, also one by a statement of `PUBLISH_SQL`'s kind. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The statement to publish within a transaction: it is told at commit and never when the transaction is rolled back.
 * Parameters: `[topic]`.
 */
export const PUBLISH_SQL = "SELECT pg_notify('callwright', $1)";

/** The bus on PostgreSQL's LISTEN/NOTIFY: one connection listens for all subscribers, the pool publishes. */
export function createBus(url: string, pool: pg.Pool, log: Pick<Logger, "warn">): EventBus {
  const listeners = new Map<string, Set<() => void>>();
  let client: pg.Client | undefined;
  let connecting: Promise<void> | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  const tell = (topic: string) => {
    for (const listener of listeners.get(topic) ?? []) listener();
  };

  const listen = async (again: boolean): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 3_000 });
    fresh.on("notification", ({ payload }) => tell(payload ?? ""));
    fresh.on("error", () => {});
    fresh.on("end", () => {
      if (client === fresh) client = undefined;
      if (!closed) reconnect();
    });
    try {
      await fresh.connect();
      await fresh.query("LISTEN callwright");
      client = fresh;
      if (again) for (const topic of listeners.keys()) tell(topic);
    } catch {
      log.warn("the event bus has no database connection");
      await fresh.end().catch(() => {});
    }
    if (closed) await fresh.end().catch(() => {});
  };

  const reconnect = () => {
    retry ??= setTimeout(() => {
      retry = undefined;
      connecting = listen(true);
    }, 500);
  };

  return {
    async publish(topic) {
      // Subscribers of this copy may be waiting for this very change: listen before telling.
      await connecting;
      await pool.query({ name: "publish", text: PUBLISH_SQL, values: [topic] });
    },
    subscribe(topic, listener) {
      connecting ??= listen(false);
      const subscribers = listeners.get(topic) ?? new Set();
      listeners.set(topic, subscribers.add(listener));
      return () => {
        subscribers.delete(listener);
        if (subscribers.size === 0 && listeners.get(topic) === subscribers) listeners.delete(topic);
      };
    },
    async ready() {
      await connecting;
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      await connecting;
      await client?.end();
    },
  };
}
