import { expect, type Locator, type Page } from "@playwright/test";

/** The list of flows, and the dialog that begins one. */
export class FlowsPage {
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog", { name: "New flow" });
  }

  async open(): Promise<void> {
    await this.page.goto("/flows");
  }

  row(name: string): Locator {
    return this.page.getByRole("row").filter({ hasText: name });
  }

  async drawNew(name: string): Promise<void> {
    await this.begin("Empty canvas");
    await this.dialog.getByLabel("Name").fill(name);
    await this.create("Create flow");
  }

  async startFromTemplate(template: string, name: string): Promise<void> {
    await this.begin("Template");
    await this.dialog.getByRole("radio", { name: template }).click();
    await this.dialog.getByLabel("Name").fill(name);
    await this.create("Create flow");
  }

  /** Asks for it; what comes of it is for the spec to see. */
  async archive(name: string): Promise<void> {
    await this.row(name).getByRole("button", { name: /^More/ }).click();
    await this.page.getByRole("menuitem", { name: "Archive" }).click();
  }

  /** A flow that was put away has left the list. */
  async isWithout(name: string): Promise<void> {
    await expect(this.page.getByRole("button", { name: "Undo" })).toBeVisible();
    // Until what was open over it has closed, the whole list is hidden.
    await expect(this.page.getByRole("table")).toBeVisible();
    await expect(this.row(name)).toBeHidden();
  }

  /** Says why a flow stays. */
  needed(name: string): Locator {
    return this.page.getByRole("dialog", { name: `“${name}” is needed` });
  }

  /** Chooses the file and presses the button; what comes of it is for the spec to see. */
  importFile(fileName: string, content: string): Promise<void> {
    return this.importFiles({ [fileName]: content });
  }

  /** @param contents by the files' names */
  async importFiles(contents: Record<string, string>): Promise<void> {
    await this.begin("Import a file");
    const files = Object.entries(contents).map(([name, content]) => {
      return { name, mimeType: "application/json", buffer: Buffer.from(content) };
    });
    await this.dialog.locator("input[type=file]").setInputFiles(files);
    await this.dialog.getByRole("button", { name: "Import", exact: true }).click();
  }

  /** A chosen file in the dialog, with what came of it. */
  file(name: string): Locator {
    return this.dialog.getByRole("list", { name: "Chosen files" }).locator("> li").filter({ hasText: name });
  }

  private async begin(way: string): Promise<void> {
    await this.page.getByRole("button", { name: "New flow" }).first().click();
    await this.dialog.getByRole("tab", { name: way }).click();
  }

  private async create(button: string): Promise<void> {
    await this.dialog.getByRole("button", { name: button }).click();
    await expect(this.page).toHaveURL(/\/flows\/[^/]+$/);
  }
}
