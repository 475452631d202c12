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

  async openFilters(): Promise<void> {
    await this.bar.getByRole("button", { name: /^Filter/ }).click();
  }

  /** Takes one of what can be filtered by; the filters are open. */
  async filter(by: string, option: string | RegExp): Promise<void> {
    await this.page.getByRole("combobox", { name: by }).click();
    await this.page.getByRole("option", { name: option }).click();
  }

  async openPeriod(): Promise<void> {
    await this.bar.getByRole("button", { name: /^Period: / }).click();
  }

  /** Types days, such as 2026-11-01; the period is open. */
  async typeDays(first: string, last: string): Promise<void> {
    await this.page.getByLabel("From", { exact: true }).fill(first);
    await this.page.getByLabel("To", { exact: true }).fill(last);
  }

  /** On a card: how many callers hung up there. */
  lost(step: string): Locator {
    return this.page.getByRole("group", { name: step, exact: true }).locator(".traffic-lost");
  }

  /** From now on the server does not answer in time what is asked of traffic; other questions go on. */
  async fails(): Promise<void> {
    const late = { error: { json: { message: "", code: -32_008, data: { code: "TIMEOUT", httpStatus: 408 } } } };
    await this.page.route(/flows\.traffic/, (route) => {
      const asked = new URL(route.request().url()).pathname.split(",");
      return route.fulfill({ status: 408, json: asked.map(() => late) });
    });
  }

  async worksAgain(): Promise<void> {
    await this.page.unroute(/flows\.traffic/);
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
