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

  /** Adds a step by its palette entry; it is wired by itself after a chosen step with one open exit. */
  async adds(kind: string, title: string): Promise<void> {
    await this.designer.palette.getByRole("button", { name: `Add ${kind}`, exact: true }).click();
    await expect(this.designer.inspector.getByLabel("Name of this step")).toHaveValue(title);
  }

  /** Takes an option of a question in the form of the step that is chosen. */
  async picks(question: string, option: string | RegExp): Promise<void> {
    await this.designer.inspector.getByRole("combobox", { name: question }).click();
    await this.page.getByRole("option", { name: option, exact: true }).click();
  }

  /** Answers a question of that form in words or numbers. */
  async answers(question: string, text: string): Promise<void> {
    await this.designer.inspector.getByLabel(question, { exact: true }).fill(text);
  }

  /** Says where exits of that step lead, by the exits' names. */
  async leads(exits: Record<string, string>): Promise<void> {
    for (const [exit, to] of Object.entries(exits)) await this.designer.setExit(exit, to);
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

  /** Publishes a first version for the number that the flow already has. */
  async goesLive(): Promise<void> {
    await this.publishing.open();
    await expect(this.publishing.dialog.getByRole("checkbox").first()).toBeChecked();
    await this.publishing.publish("The first one");
    await this.publishing.isLive(1);
  }
}
