import { expect, type Locator, type Page } from "@playwright/test";

/** Traffic drawn on the flow in the designer, and its table. */
export class TrafficOverlay {
  readonly bar: Locator;
  readonly table: Locator;

  constructor(readonly page: Page) {
    this.bar = page.getByRole("region", { name: "Traffic", exact: true }).filter({ hasText: "Legend" });
    this.table = page.getByRole("table", { name: "Traffic of each step and exit" });
  }

  async show(): Promise<void> {
    await this.page.getByRole("main").getByRole("button", { name: "Traffic", exact: true }).first().click();
    await expect(this.bar).toBeVisible();
  }

  async openTable(): Promise<void> {
    await this.bar.getByRole("button", { name: "Table" }).click();
    await expect(this.table).toBeVisible();
  }

  /** A line of the table: a step and one way. */
  line(step: string, way: string): Locator {
    return this.table
      .getByRole("row")
      .filter({ has: this.page.getByRole("cell", { name: step, exact: true }) })
      .filter({ has: this.page.getByRole("cell", { name: way, exact: true }) });
  }
}
