import type { Locator, Page } from "@playwright/test";

/** The frame around every page. */
export class Shell {
  readonly navigation: Locator;

  constructor(readonly page: Page) {
    this.navigation = page.getByRole("navigation", { name: "Main" });
  }

  /** Where this person may go, in the order of the rail. */
  places(): Promise<string[]> {
    return this.navigation.getByRole("link").allInnerTexts();
  }

  async signOut(): Promise<void> {
    await this.page.getByRole("button", { name: /^Account: / }).click();
    await this.page.getByRole("menuitem", { name: "Sign out" }).click();
  }

  toast(text: string | RegExp): Locator {
    return this.page.getByRole("region", { name: /Notifications/ }).getByText(text);
  }
}
