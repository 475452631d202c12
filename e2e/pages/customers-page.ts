import type { Locator, Page } from "@playwright/test";

/** The list of customers. */
export class CustomersPage {
  readonly search: Locator;
  readonly heads: Locator;
  readonly rows: Locator;
  /** There while the list has not come yet. */
  readonly loading: Locator;
  readonly pager: Locator;
  readonly previous: Locator;
  readonly next: Locator;

  constructor(readonly page: Page) {
    const table = page.getByRole("table");
    this.search = page.getByRole("searchbox", { name: "Search customers" });
    this.heads = table.getByRole("columnheader");
    this.rows = table.locator("tbody tr");
    this.loading = table.getByRole("status");
    this.pager = page.getByRole("navigation", { name: "Customers", exact: true });
    this.previous = this.pager.getByRole("button", { name: "Previous page" });
    this.next = this.pager.getByRole("button", { name: "Next page" });
  }

  async open(): Promise<void> {
    await this.page.goto("/customers");
  }

  /** Keeps the list from coming. @returns lets it come */
  async holdList(): Promise<() => void> {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await this.page.route(/customers\.list/, async (route) => {
      await held;
      await route.continue();
    });
    return letGo;
  }
}
