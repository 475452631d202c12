import { expect, type Page } from "@playwright/test";
import { DesignerPage, type Point } from "@/e2e/pages/designer-page";
import { PublishDialog } from "@/e2e/pages/publish-dialog";

/** Somebody who draws a flow: places steps, wires them, writes prompts, publishes. */
export class Author {
  readonly designer: DesignerPage;
  readonly publishing: PublishDialog;

  constructor(readonly page: Page) {
    this.designer = new DesignerPage(page);
    this.publishing = new PublishDialog(page);
  }

  /** @param title what the new card is expected to be called */
  async places(kind: string, title: string, at: Point): Promise<void> {
    await this.designer.dragOnto(kind, at);
    await expect(this.designer.card(title)).toBeVisible();
  }

  async wires(from: string, exit: string, to: string): Promise<void> {
    const before = await this.designer.wires.count();
    await this.designer.drawWire(from, exit, to);
    await expect(this.designer.wires, `${from}: ${exit} → ${to}`).toHaveCount(before + 1);
  }

  /** Writes a prompt of the step that is chosen. `question` is the form's own. */
  async writes(question: string, words: string): Promise<void> {
    await this.prompt(question).fill(words);
  }

  prompt(question: string) {
    return this.designer.inspector.getByRole("group", { name: question }).getByRole("textbox", { name: /^Text in/ });
  }

  async seesProblems(count: number): Promise<void> {
    const words = count === 0 ? "No problems" : count === 1 ? "1 problem" : `${count} problems`;
    await expect(this.designer.problemCount).toHaveText(words);
  }

  async publishes(note: string): Promise<void> {
    await this.publishing.open();
    await this.publishing.publish(note);
  }
}
