import { expect, type Locator, type Page } from "@playwright/test";

/** Phone numbers and the flows behind them. */
export class NumbersPage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto("/numbers");
  }

  row(words: string): Locator {
    return this.page.getByRole("row").filter({ hasText: words });
  }

  /** The last four digits of the number in the line after that of another. */
  async numberBelow(digits: string): Promise<string> {
    const below = this.row(digits).locator("xpath=following-sibling::tr[1]");
    return ((await below.getByRole("cell").first().textContent()) ?? "").slice(-4);
  }

  /** Adds the number that is suggested. */
  async add({ label, flow }: { label: string; flow: string }): Promise<void> {
    await this.page.getByRole("button", { name: "Add number" }).first().click();
    const dialog = this.page.getByRole("dialog");
    await expect(dialog.getByLabel("Number", { exact: true })).toHaveValue(/^\+1555010\d{4}$/);
    await dialog.getByLabel(/^Label/).fill(label);
    await dialog.getByRole("combobox", { name: "Flow" }).click();
    await this.page.getByRole("option", { name: flow }).click();
    await dialog.getByRole("button", { name: "Add number" }).click();
    await expect(dialog).toHaveCount(0);
  }
}
