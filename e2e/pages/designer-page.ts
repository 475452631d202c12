import { expect, type Locator, type Page } from "@playwright/test";
import { wordsOf } from "@/e2e/fixtures/words";

export interface Point {
  x: number;
  y: number;
}

/** A flow being drawn: palette, canvas, inspector, panels, the bar above them. */
export class DesignerPage {
  readonly canvas: Locator;
  readonly cards: Locator;
  readonly wires: Locator;
  readonly palette: Locator;
  readonly inspector: Locator;
  readonly name: Locator;
  readonly problemCount: Locator;
  readonly minimap: Locator;
  readonly conflict: Locator;
  /** Who else is where, when cards are too small to tell. */
  readonly farMarkers: Locator;
  /** Wires that the call went along. */
  readonly takenWires: Locator;

  /** @param words the language the page is read in; what is on the canvas can be found in any */
  constructor(
    readonly page: Page,
    private readonly words = wordsOf("en"),
  ) {
    this.canvas = page.getByRole("region", { name: words("designer.canvasLabel") });
    this.cards = this.canvas.locator(".react-flow__node-card");
    this.wires = this.canvas.locator(".react-flow__edge");
    this.palette = page.getByRole("complementary", { name: words("designer.palettePanel") });
    this.inspector = page.getByRole("complementary", { name: words("designer.inspectorPanel") });
    this.name = page.getByRole("textbox", { name: "Flow name" });
    this.problemCount = page.getByRole("main").getByRole("button", { name: /^(No|\d+) problems?$/ });
    this.minimap = this.canvas.getByRole("img", { name: "Overview" });
    this.takenWires = this.canvas.locator(".wire[data-look=taken]");
    this.farMarkers = this.canvas.locator(".react-flow__viewport-portal").getByRole("listitem");
    this.conflict = page.getByRole("dialog", { name: /changed the same parts/ });
  }

  async open(flowId: string): Promise<void> {
    await this.page.goto(`/flows/${flowId}`);
    await this.isOpen();
  }

  /** So far that cards are titles or shapes. */
  async goesFarAway(): Promise<void> {
    await this.zoomUntil("Zoom out", /title|shape/);
  }

  /** So near that cards can be read. */
  async comesNear(): Promise<void> {
    await this.zoomUntil("Zoom in", /full/);
  }

  /** A press that comes before the one before it has arrived cuts that short: how many it takes is not known. */
  private async zoomUntil(button: string, detail: RegExp): Promise<void> {
    const drawn = this.page.locator(".flow-canvas");
    await expect(async () => {
      if (!detail.test((await drawn.getAttribute("data-detail")) ?? ""))
        await this.canvas.getByRole("button", { name: button }).click();
      await expect(drawn).toHaveAttribute("data-detail", detail, { timeout: 300 });
    }).toPass({ intervals: [0] });
  }

  /** Drawn, and listening: its keys work before its problems are counted. */
  async isOpen(): Promise<void> {
    await expect(this.canvas).toBeVisible();
    await expect(this.name).toBeVisible();
    await expect(this.problemCount).toBeVisible();
  }

  /** How many wires there are, once they are drawn: a wire waits until both its cards have been measured. */
  async drawnWires(): Promise<number> {
    await expect(this.wires.first()).toBeAttached();
    return this.wires.count();
  }

  card(title: string): Locator {
    return this.cards.filter({ has: this.page.getByText(title, { exact: true }) });
  }

  /** A card that the call has passed and left. */
  visited(title: string): Locator {
    return this.card(title).and(this.cards.filter({ has: this.page.locator("[data-call=visited]") }));
  }

  /** The card where the call is now. */
  here(title: string): Locator {
    return this.card(title).and(this.cards.filter({ has: this.page.locator("[data-call=current]") }));
  }

  exit(card: string, exit: string): Locator {
    return this.card(card).getByLabel(this.words("designer.canvas.exitHandle").replace("{exit}", exit));
  }

  /** Drags a kind of step from the palette; its card's title lands under the pointer. `at` counts from the canvas's corner. */
  async dragOnto(kind: string, at: Point): Promise<void> {
    await this.palette
      .getByRole("button", { name: this.words("designer.palette.add").replace("{name}", kind), exact: true })
      .dragTo(this.canvas, { targetPosition: at });
  }

  /** Draws a wire with the pointer, from an exit to anywhere on a card. */
  async drawWire(from: string, exit: string, to: string): Promise<void> {
    const start = await middleOf(this.exit(from, exit));
    await this.dragFrom(start, await middleOf(this.card(to)));
  }

  /** Lets go of a wire over the free canvas above everything; a list of steps opens there. */
  async drawWireToNothing(from: string, exit: string): Promise<void> {
    const { x, y } = await boxOf(this.canvas);
    await this.dragFrom(await middleOf(this.exit(from, exit)), { x: x + 80, y: y + 80 });
  }

  private async dragFrom(start: Point, end: Point): Promise<void> {
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await this.page.mouse.move(end.x, end.y, { steps: 4 });
    await this.page.mouse.up();
  }

  async moveCard(title: string, by: Point): Promise<void> {
    const box = await boxOf(this.card(title));
    const grip = { x: box.x + 120, y: box.y + 18 };
    await this.page.mouse.move(grip.x, grip.y);
    await this.page.mouse.down();
    await this.page.mouse.move(grip.x + by.x, grip.y + by.y, { steps: 6 });
    await this.page.mouse.up();
  }

  /** Opens a card's form. */
  async choose(title: string): Promise<void> {
    await this.card(title).getByText(title, { exact: true }).first().click();
    await expect(this.inspector.getByLabel("Name of this step")).toHaveValue(title);
  }

  /** Opens what is folded under "More settings" of the step that is chosen, if it has any. */
  async unfoldSettings(): Promise<void> {
    const more = this.inspector.locator("summary", { hasText: "More settings" });
    if ((await more.count()) > 0) await more.click();
  }

  /** Shows the flow's own settings. Escape leads out of a field first, then out of the choice. */
  async chooseNothing(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await this.page.keyboard.press("Escape");
    await expect(this.inspector.getByRole("heading", { name: "Flow settings" })).toBeVisible();
  }

  /** What the inspector says about where an exit leads. */
  exitTarget(exit: string): Locator {
    return this.inspector.getByRole("button", { name: new RegExp(`^Where “${exit}” leads: `) });
  }

  async setExit(exit: string, to: string): Promise<void> {
    const picker = this.exitTarget(exit);
    // Mending the exit above takes its problem's line away a moment later, and a press on the way misses the button.
    await expect(async () => {
      if ((await picker.getAttribute("aria-expanded")) !== "true") await picker.click({ timeout: 2_000 });
      await this.page.getByRole("option", { name: to, exact: true }).click({ timeout: 2_000 });
      await expect(picker).toHaveAccessibleName(new RegExp(`: ${escaped(to)}$`), { timeout: 2_000 });
    }).toPass();
  }

  async setRole(role: string, to: string): Promise<void> {
    await this.inspector.getByRole("button", { name: new RegExp(`^${escaped(role)}: `) }).click();
    await this.page.getByRole("option", { name: to, exact: true }).click();
  }

  bar(button: string | RegExp): Locator {
    return this.page.getByRole("main").getByRole("button", { name: button });
  }

  async isSaved(): Promise<void> {
    await expect(this.page.getByText(/^Saved/)).toBeVisible();
  }

  /** To the list of flows, by the bar's own link. */
  async goesBack(): Promise<void> {
    await this.page.getByRole("link", { name: this.words("designer.back") }).click();
    await expect(this.page).toHaveURL(/\/flows$/);
  }

  /** The list under the canvas. */
  async openProblems(): Promise<Locator> {
    await this.problemCount.click();
    return this.page.getByRole("region", { name: "Problems" });
  }
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

async function middleOf(locator: Locator): Promise<Point> {
  const { x, y, width, height } = await boxOf(locator);
  return { x: x + width / 2, y: y + height / 2 };
}

/** Where it is drawn, once the canvas has stopped moving. */
export async function boxOf(locator: Locator) {
  let seen = "";
  const isStill = async () => {
    const now = JSON.stringify(await locator.boundingBox());
    const same = now === seen;
    seen = now;
    return same;
  };
  await expect(locator).toBeVisible();
  await expect.poll(isStill, { intervals: [50] }).toBe(true);
  const box = await locator.boundingBox();
  if (!box) throw new Error("It is not drawn.");
  return box;
}
