import type { Locator, Page } from "@playwright/test";

/** Every version of a flow, and what is still to be published. */
export class VersionsSheet {
  readonly sheet: Locator;
  readonly scheduled: Locator;

  constructor(readonly page: Page) {
    this.sheet = page.getByRole("dialog", { name: "Versions" });
    this.scheduled = this.sheet.getByRole("region", { name: "Scheduled" });
  }

  async open(): Promise<void> {
    await this.page.getByRole("main").getByRole("button", { name: "Versions", exact: true }).click();
  }

  version(number: number): Locator {
    return this.sheet.getByRole("listitem").filter({ hasText: `Version ${number}` });
  }

  /** Answers the question that a rollback or a restore asks. */
  async confirms(button: string): Promise<void> {
    await this.page.getByRole("alertdialog").getByRole("button", { name: button }).click();
  }

  async undoes(): Promise<void> {
    await this.page.getByRole("button", { name: "Undo", exact: true }).last().click();
  }
}
