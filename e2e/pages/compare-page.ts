import { expect, type Locator, type Page } from "@playwright/test";

/** Two versions of a flow, one over the other, and the same in words. */
export class ComparePage {
  readonly canvas: Locator;
  readonly changes: Locator;

  constructor(readonly page: Page) {
    this.canvas = page.getByRole("region", { name: "Both versions, one over the other" });
    this.changes = page.getByRole("complementary", { name: "What changed" });
  }

  async open(flowId: string, from: number | "draft", to: number | "draft"): Promise<void> {
    await this.page.goto(`/flows/${flowId}/compare?from=${from}&to=${to}`);
  }

  /** A card with what became of it. */
  card(title: string, change: "added" | "removed" | "changed" | "moved" | "same"): Locator {
    return this.canvas.locator(`.react-flow__node-card:has([data-change=${change}])`).filter({ hasText: title });
  }

  /** What is told of a step. */
  told(title: string): Locator {
    return this.changes.getByRole("listitem").filter({ has: this.page.getByText(title, { exact: true }) });
  }

  async isAt(position: string): Promise<void> {
    await expect(this.changes.getByText(position, { exact: true })).toBeVisible();
  }
}
