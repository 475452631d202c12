import type { Locator, Page } from "@playwright/test";

/** Settings, People: accounts and invitations. */
export class PeoplePage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto("/settings/people");
  }

  /** @returns the link that the administrator would send */
  async invite({ name, email, role }: { name: string; email: string; role: string }): Promise<string> {
    await this.page.getByRole("button", { name: "Invite somebody" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByLabel("E-mail address").fill(email);
    await dialog.getByRole("radio", { name: role }).click();
    await dialog.getByRole("button", { name: "Make the link" }).click();
    const link = await dialog.getByLabel("Invitation link").inputValue();
    await dialog.getByRole("button", { name: "Done" }).click();
    return link;
  }

  row(name: string): Locator {
    return this.page.getByRole("row").filter({ hasText: name });
  }
}
