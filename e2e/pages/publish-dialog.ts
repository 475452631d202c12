import { expect, type Locator, type Page } from "@playwright/test";

/** From a draft to a numbered version on a number. */
export class PublishDialog {
  readonly dialog: Locator;
  readonly submit: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog");
    this.submit = this.dialog.getByRole("button", { name: "Publish", exact: true });
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(this.dialog.getByRole("heading", { name: /^Publish “/ })).toBeVisible();
  }

  /** @returns the new test number, as it is written on screens */
  async addTestNumber(): Promise<void> {
    const boxes = this.dialog.getByRole("checkbox");
    await expect(boxes.first()).toBeVisible();
    const before = await boxes.count();
    await this.dialog.getByRole("button", { name: "Add a test number" }).click();
    await expect(boxes).toHaveCount(before + 1);
  }

  async toggle(e164: string): Promise<void> {
    await this.dialog.getByRole("checkbox", { name: digitsIn(e164) }).click();
  }

  async publish(note: string): Promise<void> {
    await this.dialog.getByRole("textbox", { name: /What is new/ }).fill(note);
    await this.submit.click();
  }

  async isLive(version: number): Promise<void> {
    await expect(this.dialog.getByRole("heading", { name: `Version ${version} is live` })).toBeVisible();
  }
}

/** A number as it may be written on a screen, with spaces or without. */
const digitsIn = (e164: string) => new RegExp([...e164.replace("+", "")].join("[^0-9]*"));
