import { expect, type Page } from "@playwright/test";
import { PhonePage } from "@/e2e/pages/phone-page";

/** Somebody on the phone: dials, listens, presses keys, speaks, hangs up. */
export class Caller {
  readonly phone: PhonePage;

  constructor(page: Page) {
    this.phone = new PhonePage(page);
  }

  /** From the phone's own page. */
  async dials(number: string, { from = "" }: { from?: string } = {}): Promise<void> {
    await this.phone.open();
    await this.phone.dial(number, from);
  }

  /** Waits until these words have been heard, after everything that was heard before. */
  async hears(words: string | RegExp, times = 1): Promise<void> {
    await expect(this.phone.conversation.getByText(words)).toHaveCount(times, { timeout: 30_000 });
  }

  async presses(keys: string): Promise<void> {
    await this.phone.press(keys);
  }

  async says(words: string): Promise<void> {
    await this.phone.phone.getByLabel("Say something").fill(words);
    await this.phone.phone.getByRole("button", { name: "Say it" }).click();
  }

  /** The call waits at a step and came there by these exits, the latest first; they may be some turns back. */
  async came(here: string, by: readonly (readonly [step: string, exit: string])[]): Promise<void> {
    const path = await this.phone.traceTab("Path");
    const passed = (step: string, how: string) => path.getByRole("listitem").filter({ hasText: step }).getByText(how);
    await expect(passed(here, "waits here")).toBeVisible();
    for (const [step, exit] of by)
      await expect(async () => {
        if ((await passed(step, `left by “${exit}”`).count()) > 0) return;
        await this.phone.trace.getByRole("button", { name: "One turn back" }).click({ timeout: 1_000 });
        throw new Error(`“${step}” was not left by “${exit}”.`);
      }).toPass({ timeout: 30_000, intervals: [0, 50] });
  }

  async hangsUp(): Promise<void> {
    await this.phone.hangUp();
    await this.isDone();
  }

  /** The call is over, whoever ended it. */
  async isDone(): Promise<void> {
    await expect(this.phone.phone.getByText("Ended", { exact: true })).toBeVisible({ timeout: 20_000 });
  }
}
