import type { Locator, Page } from "@playwright/test";

/** The list of calls, and one call. */
export class CallPages {
  readonly whatHappened: Locator;
  readonly map: Locator;

  constructor(readonly page: Page) {
    this.whatHappened = this.panel("What happened");
    this.map = page.getByRole("region", { name: "The flow with the path of the call" });
  }

  async openList(): Promise<void> {
    await this.page.goto("/calls");
  }

  row(words: string): Locator {
    return this.page.getByRole("row").filter({ hasText: words });
  }

  async find(words: string): Promise<void> {
    await this.page.getByRole("searchbox", { name: "Find by number or name" }).fill(words);
  }

  /** A card of the page by its heading. */
  panel(heading: string): Locator {
    return this.page
      .getByRole("main")
      .locator("section")
      .filter({ has: this.page.getByRole("heading", { name: heading, exact: true }) });
  }

  moment(words: string | RegExp): Locator {
    return this.whatHappened.getByRole("button", { name: words });
  }
}
