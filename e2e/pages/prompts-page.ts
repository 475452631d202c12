import { expect, type Locator, type Page } from "@playwright/test";

/** The library of recorded prompts, and the dialog in which one is made; the designer opens the same dialog. */
export class PromptsPage {
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog", { name: "New recording" });
  }

  async open(): Promise<void> {
    await this.page.goto("/settings/prompts");
    await expect(this.page.getByRole("searchbox", { name: "Find by name, label or flow" })).toBeVisible();
  }

  row(title: string): Locator {
    return this.page.getByRole("row").filter({ hasText: title });
  }

  async add(): Promise<void> {
    await this.page.getByRole("button", { name: "New recording" }).first().click();
    await expect(this.dialog).toBeVisible();
  }

  /** Chooses a file with these bytes. */
  async choose(name: string, bytes: Uint8Array): Promise<void> {
    await this.dialog
      .getByLabel("Choose a file", { exact: true })
      .setInputFiles({ name, mimeType: "audio/wav", buffer: Buffer.from(bytes) });
  }

  /** Records with the microphone until the clock has moved. */
  async record(): Promise<void> {
    await this.dialog.getByRole("tab", { name: "Record" }).click();
    await this.dialog.getByRole("button", { name: "Record", exact: true }).click();
    await expect(this.dialog.getByText(/0:0[2-9] of 5:00/)).toBeVisible();
    await this.dialog.getByRole("button", { name: "Stop" }).click();
    await expect(this.dialog.getByRole("button", { name: "Record again" })).toBeVisible();
  }

  async save(label: string): Promise<void> {
    await this.dialog.getByLabel("What is it?").fill(label);
    await this.dialog.getByRole("button", { name: "Save" }).click();
    await expect(this.dialog).toBeHidden();
  }
}
