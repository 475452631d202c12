import { expect, type Locator, type Page } from "@playwright/test";

/** What a stranger sees, and everybody whose link no longer works. */
export class SignInPage {
  readonly heading: Locator;
  readonly notice: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { name: "Sign in", exact: true });
    this.notice = page.getByRole("main").getByRole("alert");
  }

  async asksFor(email: string): Promise<void> {
    await this.page.getByLabel("E-mail address").fill(email);
    await this.page.getByRole("button", { name: "Get a sign-in link" }).click();
    await expect(this.page.getByRole("heading", { name: "Your link is ready" })).toBeVisible();
  }
}
