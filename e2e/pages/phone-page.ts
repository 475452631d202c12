import { expect, type Locator, type Page } from "@playwright/test";

/** The telephone in the browser, on its own page or beside the canvas, with what the flow does under it. */
export class PhonePage {
  readonly phone: Locator;
  readonly conversation: Locator;
  readonly trace: Locator;

  constructor(readonly page: Page) {
    this.phone = page.getByRole("region", { name: "Phone", exact: true });
    this.conversation = page.getByRole("log", { name: "Conversation" });
    this.trace = page.getByRole("region", { name: "What the flow does" });
  }

  async open(): Promise<void> {
    await this.page.goto("/phone");
    await expect(this.phone).toBeVisible();
  }

  async dial(to: string | null, from: string): Promise<void> {
    const number = this.phone.getByRole("combobox", { name: "Number to call" });
    // The first number is offered as soon as it is known.
    await expect(number).not.toHaveValue("");
    if (to !== null) await number.fill(to);
    await this.phone.getByLabel("Calling from").fill(from);
    await this.phone.getByRole("button", { name: /^Call / }).click();
  }

  async press(keys: string): Promise<void> {
    for (const key of keys) await this.phone.getByRole("button", { name: `Key ${key}`, exact: true }).click();
  }

  async hangUp(): Promise<void> {
    await this.phone.getByRole("button", { name: "Hang up" }).click();
  }

  /** Path, Variables, Event or TwiML of the turn that is shown. */
  async traceTab(name: string): Promise<Locator> {
    await this.trace.getByRole("tab", { name, exact: true }).click();
    return this.trace.getByRole("tabpanel");
  }
}
