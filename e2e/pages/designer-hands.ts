import { expect, type Locator, type Page } from "@playwright/test";
import { boxOf, DesignerPage, type Point } from "@/e2e/pages/designer-page";

/** What is done to cards and wires by pointer and keys, beyond drawing them. Places are the canvas's own, at any zoom. */
export class DesignerHands {
  private readonly designer: DesignerPage;
  readonly search: Locator;
  readonly folded: Locator;

  constructor(readonly page: Page) {
    this.designer = new DesignerPage(page);
    this.search = page.getByRole("search", { name: "Search this flow" });
    this.folded = page.getByRole("button", { name: /folded away behind/ });
  }

  /** Points at a wire, presses the plus on it, and takes a kind of step. */
  async insertOnWire(from: string, exit: string, kind: string): Promise<void> {
    const middle = await this.middleOfWire(from, exit);
    await this.page.mouse.move(middle.x, middle.y - 40);
    await this.page.mouse.move(middle.x, middle.y, { steps: 4 });
    await this.page.getByRole("button", { name: "Insert a step here" }).click();
    await this.page.getByRole("option", { name: kind, exact: true }).click();
  }

  /** Selects exactly these cards. */
  async select(...titles: string[]): Promise<void> {
    await this.page.keyboard.press("Escape");
    await this.page.keyboard.press("Escape");
    for (const [index, title] of titles.entries())
      await this.designer
        .card(title)
        .getByText(title, { exact: true })
        .first()
        .click({ modifiers: index === 0 ? [] : ["Control"] });
  }

  /** In pixels of the window, once the canvas has stopped moving. */
  async middleOfWire(from: string, exit: string): Promise<Point> {
    const path = this.wire(from, exit).locator("path.wire");
    await expect(path).toBeAttached();
    await boxOf(this.designer.cards.first());
    return path.evaluate((element) => {
      const line = element as SVGPathElement;
      const { x, y } = line
        .getPointAtLength(line.getTotalLength() / 2)
        .matrixTransform(line.getScreenCTM() ?? undefined);
      return { x, y };
    });
  }

  /** Drags a kind of step from the palette onto the middle of a wire. */
  async dropNewOnWire(kind: string, from: string, exit: string): Promise<void> {
    const [middle, canvas] = [await this.middleOfWire(from, exit), await boxOf(this.designer.canvas)];
    await this.designer.dragOnto(kind, { x: middle.x - canvas.x, y: middle.y - canvas.y });
  }

  /** Drags a step of the palette over the middle of a wire, and does not let go. */
  async holdNewOverWire(kind: string, from: string, exit: string): Promise<void> {
    const middle = await this.middleOfWire(from, exit);
    await this.designer.palette.getByRole("button", { name: `Add ${kind}`, exact: true }).hover();
    await this.page.mouse.down();
    await this.page.mouse.move(middle.x - 60, middle.y, { steps: 4 });
    await this.page.mouse.move(middle.x, middle.y, { steps: 4 });
    // What a drag comes to is only entered by that move; it is asked for an answer at the next one.
    await this.page.mouse.move(middle.x, middle.y);
  }

  /** Drags a card until the pointer is over the middle of a wire. */
  async dropOnWire(title: string, from: string, exit: string): Promise<void> {
    const grip = await boxOf(this.designer.card(title).getByText(title, { exact: true }).first());
    const middle = await this.middleOfWire(from, exit);
    await this.pull({ x: grip.x + 8, y: grip.y + grip.height / 2 }, middle);
  }

  /** Drags a corner of the frame that is chosen. */
  async resizeFrame(corner: "top left" | "bottom right", by: Point): Promise<void> {
    const [edge, side] = corner.split(" ");
    const handle = await boxOf(this.designer.canvas.locator(`.frame-resize.${edge}.${side}`));
    const start = { x: handle.x + handle.width / 2, y: handle.y + handle.height / 2 };
    const zoom = await this.zoom();
    await this.pull(start, { x: start.x + by.x * zoom, y: start.y + by.y * zoom });
  }

  private async pull(start: Point, end: Point): Promise<void> {
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await this.page.mouse.move(end.x, end.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Presses in the overview; places are shares of its width and height. */
  async pressOverview(at: Point): Promise<void> {
    const { width, height } = await boxOf(this.designer.minimap);
    await this.designer.minimap.click({ position: { x: at.x * width, y: at.y * height } });
  }

  /** Comes nearer, a fifth with each press; one that comes before the last has arrived would cut that short. */
  async zoomIn(presses: number): Promise<void> {
    for (let press = 0; press < presses; press += 1) {
      const wanted = (await this.zoom()) * 1.2;
      await this.designer.canvas.getByRole("button", { name: "Zoom in" }).click();
      await expect.poll(() => this.zoom()).toBeCloseTo(wanted, 3);
    }
  }

  /** The place of the canvas that is in the middle of what is seen. */
  async middleOfView(): Promise<Point> {
    const { width, height } = await boxOf(this.designer.canvas);
    const [{ m41, m42 }, zoom] = [await this.view(), await this.zoom()];
    return { x: (width / 2 - m41) / zoom, y: (height / 2 - m42) / zoom };
  }

  wire(from: string, exit: string): Locator {
    return this.designer.canvas.locator(`.react-flow__edge[data-id="${from}>${exit}"]`);
  }

  /** How far below the end of a card the lowest part of a wire is, in pixels of the screen. */
  async hangsBelow(from: string, exit: string, card: Locator): Promise<number> {
    const [line, body] = [await boxOf(this.wire(from, exit).locator("path.wire")), await boxOf(card)];
    return line.y + line.height - (body.y + body.height);
  }

  /** Takes the end of a wire and lets go of it on a card, or over the free canvas above everything. */
  async leadElsewhere(from: string, exit: string, to: Locator | null): Promise<void> {
    const grip = await boxOf(this.wire(from, exit).locator(".react-flow__edgeupdater-target"));
    const box = await boxOf(to ?? this.designer.canvas);
    const end = to ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: box.x + 80, y: box.y + 80 };
    await this.pull({ x: grip.x + grip.width / 2, y: grip.y + grip.height / 2 }, end);
  }

  /** Draws a frame around these cards and names it. */
  async frameAround(name: string, ...titles: string[]): Promise<void> {
    await this.select(...titles);
    await this.page.keyboard.press("r");
    const question = this.designer.inspector.getByLabel("What is in it?");
    await expect(question).toBeFocused();
    await question.fill(name);
    await expect(this.frame(name)).toBeVisible();
    await this.page.keyboard.press("Escape");
  }

  frame(name: string): Locator {
    return this.designer.canvas.locator(".react-flow__node-frame").filter({ hasText: name });
  }

  /** Presses with Shift held and draws a box from one place of the canvas to another; places count from its corner. */
  async drawBox(from: Point, to: Point): Promise<void> {
    const box = await boxOf(this.designer.canvas);
    await this.page.keyboard.down("Shift");
    await this.page.mouse.move(box.x + from.x, box.y + from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + to.x, box.y + to.y, { steps: 8 });
    await this.page.mouse.up();
    await this.page.keyboard.up("Shift");
  }

  /** Where something drawn begins and ends, counted from the canvas's corner. */
  async cornersOf(drawn: Locator): Promise<{ start: Point; end: Point }> {
    const [box, canvas] = await Promise.all([boxOf(drawn), boxOf(this.designer.canvas)]);
    const start = { x: box.x - canvas.x, y: box.y - canvas.y };
    return { start, end: { x: start.x + box.width, y: start.y + box.height } };
  }

  async moveFrame(name: string, by: Point): Promise<void> {
    await this.drag(this.frame(name).getByText(name), by);
  }

  /** Drags a card, and lets something happen before it is let go. */
  async dragWhile(title: string, by: Point, during: () => Promise<void>): Promise<void> {
    await this.drag(this.designer.card(title).getByText(title, { exact: true }).first(), by, during);
  }

  private async drag(grip: Locator, by: Point, during?: () => Promise<void>): Promise<void> {
    const box = await boxOf(grip);
    const zoom = await this.zoom();
    const start = { x: box.x + 8, y: box.y + box.height / 2 };
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(start.x + (by.x * zoom) / 2, start.y + (by.y * zoom) / 2, { steps: 4 });
    await during?.();
    await this.page.mouse.move(start.x + by.x * zoom, start.y + by.y * zoom, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Where a card stands on the canvas. */
  place(title: string): Promise<Point> {
    return placeOf(this.designer.card(title));
  }

  placeOfFrame(name: string): Promise<Point> {
    return placeOf(this.frame(name));
  }

  async topsDiffer(one: string, other: string): Promise<number> {
    return (await this.place(one)).y - (await this.place(other)).y;
  }

  /** As Ctrl-V does, whatever the machine's clipboard holds. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((words) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", words);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  /** As large as it is drawn on the canvas. */
  sizeOfFrame(name: string): Promise<{ width: number; height: number }> {
    return this.frame(name).evaluate((element) => ({
      width: (element as HTMLElement).offsetWidth,
      height: (element as HTMLElement).offsetHeight,
    }));
  }

  private async zoom(): Promise<number> {
    return (await this.view()).a;
  }

  private view(): Promise<{ a: number; m41: number; m42: number }> {
    return this.designer.canvas.locator(".react-flow__viewport").evaluate((element) => {
      const { a, m41, m42 } = new DOMMatrix(getComputedStyle(element).transform);
      return { a, m41, m42 };
    });
  }
}

function placeOf(drawn: Locator): Promise<Point> {
  return drawn.evaluate((element) => {
    const { m41, m42 } = new DOMMatrix(getComputedStyle(element).transform);
    return { x: m41, y: m42 };
  });
}
