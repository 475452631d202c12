import type pg from "pg";

/** What a golden call may say of a customer database that does not answer. */
export type Trouble = "timeout" | "unavailable";

/**
 * Trouble with the customer database itself, so that both connectors meet it: the built-in one in its own query, the one
 * over HTTP in a server that hangs or answers 500.
 */
export class CrmTrouble {
  private end: (() => Promise<unknown>) | null = null;

  constructor(private readonly pool: pg.Pool) {}

  /** Puts things as wanted; null: all is well. */
  async set(wanted: Trouble | null): Promise<void> {
    const end = this.end;
    this.end = null;
    await end?.();
    if (wanted === "timeout") this.end = await this.lockCustomers();
    if (wanted === "unavailable") this.end = await this.hideCustomers();
  }

  private async lockCustomers() {
    const client = await this.pool.connect();
    await client.query("BEGIN");
    await client.query("LOCK TABLE customer IN ACCESS EXCLUSIVE MODE");
    return async () => {
      await client.query("ROLLBACK");
      client.release();
    };
  }

  private async hideCustomers() {
    await this.pool.query("ALTER TABLE customer RENAME TO customer_away");
    return () => this.pool.query("ALTER TABLE customer_away RENAME TO customer");
  }
}
