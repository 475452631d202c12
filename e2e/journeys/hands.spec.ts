import type { Page } from "@playwright/test";
import { Author } from "@/e2e/composers/author";
import { flowName } from "@/e2e/fixtures/factories";
import { flowOf, menuFlow, say, step } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";
import { wordsOf } from "@/e2e/fixtures/words";
import { DesignerHands } from "@/e2e/pages/designer-hands";
import { boxOf, DesignerPage, type Point } from "@/e2e/pages/designer-page";
import type { FlowDocument } from "@/lib/flow/document";

// What hands do on the canvas: every one of them a single step of undo, and nothing is lost.

test("a step is inserted on a wire, and deleting it joins what it stood between", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  const before = await designer.drawnWires();
  await hands.insertOnWire("welcome", "next", "Wait");
  await expect(designer.cards).toHaveCount(7);
  await expect(designer.wires).toHaveCount(before + 1);
  await designer.choose("Welcome");
  await expect(designer.exitTarget("Next")).toHaveAccessibleName(/Wait/);

  await designer.card("Wait").click();
  await page.keyboard.press("Delete");
  await expect(page.getByText("What led there goes to “Main menu” now.")).toBeVisible();
  await expect(designer.wires).toHaveCount(before);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(designer.cards).toHaveCount(6);
  await expect(designer.wires).toHaveCount(before);
});

test("a step that is let go on a wire comes between: a new one, and one that nothing led to", async ({
  page,
  make,
}) => {
  const { flowId } = await make.flow(withLooseStep());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  const before = await designer.drawnWires();
  await hands.dropNewOnWire("Wait", "welcome", "next");
  await expect(designer.cards).toHaveCount(8);
  await expect(designer.wires).toHaveCount(before + 1);
  await expect(designer.exitTarget("Next")).toHaveAccessibleName(/Main menu/);
  await designer.choose("Welcome");
  await expect(designer.exitTarget("Next")).toHaveAccessibleName(/Wait/);
  await designer.bar(/^Undo: insert a step/).click();
  await expect(designer.cards).toHaveCount(7);
  await designer.choose("Welcome");
  await expect(designer.exitTarget("Next")).toHaveAccessibleName(/Main menu/);

  await page.keyboard.press("Shift+1");
  const start = await hands.place("Look it up");
  await hands.dropOnWire("Look it up", "choose", "hours");
  await expect(designer.wires).toHaveCount(before + 1);
  await designer.choose("Look it up");
  await expect(designer.exitTarget("Next")).toHaveAccessibleName(/Our hours/);
  await designer.choose("Main menu");
  await expect(designer.exitTarget("Hours")).toHaveAccessibleName(/Look it up/);
  // The drag and what came of it are one step.
  await designer.bar(/^Undo: insert a step/).click();
  await expect(designer.wires).toHaveCount(before);
  await expect.poll(() => hands.place("Look it up")).toEqual(start);
  await expect(designer.bar(/^Undo/)).toBeDisabled();
});

test("a wire offers itself to a step that may stand on it alone; another one lands beside it", async ({
  page,
  make,
}) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  const offer = page.getByTitle(offerTitle);
  const offered = page.locator("body[data-offered]");
  await watchOffers(page);
  await hands.holdNewOverWire("Wait", "welcome", "next");
  await expect(offer).toBeVisible();
  await expect(offered).toBeVisible();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(offer).toBeHidden();

  await page.evaluate(() => delete document.body.dataset.offered);
  await hands.holdNewOverWire("Hang up", "welcome", "next");
  await page.mouse.up();
  await expect(designer.cards).toHaveCount(7);
  await expect(designer.bar(/^Undo: add a step/)).toBeVisible();
  // Nor while it was held there.
  await expect(offered).toHaveCount(0);
});

test("a press in the overview goes there, and dragging in it moves the view along", async ({ page, make }) => {
  const { flowId } = await make.flow(withLooseStep());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  await hands.zoomIn(4);
  const leadsTo = async (at: Point) => {
    const before = await hands.middleOfView();
    await hands.pressOverview(at);
    await expect.poll(() => hands.middleOfView()).not.toEqual(before);
    return hands.middleOfView();
  };
  const end = await leadsTo({ x: 0.95, y: 0.95 });
  await expect(designer.card("Welcome")).not.toBeInViewport();
  const start = await leadsTo({ x: 0.05, y: 0.05 });
  await expect(designer.card("Welcome")).toBeInViewport();
  expect(end.x - start.x).toBeGreaterThan(300);
  expect(end.y - start.y).toBeGreaterThan(200);

  // Within what is seen nothing jumps: it is taken along.
  await designer.minimap.hover({ position: { x: 40, y: 30 } });
  await page.mouse.down();
  await designer.minimap.hover({ position: { x: 60, y: 50 } });
  await page.mouse.up();
  await expect.poll(async () => (await hands.middleOfView()).x - start.x).toBeGreaterThan(50);
  expect((await hands.middleOfView()).x).toBeLessThan(end.x);
});

test("cards are aligned; a frame takes along what is in it; both are one step each", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  await designer.moveCard("Main menu", { x: 0, y: 48 });
  await hands.select("Welcome", "Main menu");
  await page.keyboard.press("Alt+w");
  await expect.poll(() => hands.topsDiffer("Welcome", "Main menu")).toBe(0);
  await page.keyboard.press("r");
  const question = designer.inspector.getByLabel("What is in it?");
  await expect(question).toBeFocused();
  await question.fill("Beginning");
  await expect(hands.frame("Beginning")).toBeVisible();

  const [start, frame] = [await hands.place("Welcome"), await hands.placeOfFrame("Beginning")];
  await hands.moveFrame("Beginning", { x: 0, y: 64 });
  // The drop is on the grid, or in line with what is near.
  await expect.poll(async () => (await hands.placeOfFrame("Beginning")).y - frame.y).toBeGreaterThan(40);
  const moved = (await hands.placeOfFrame("Beginning")).y - frame.y;
  await expect.poll(async () => (await hands.place("Welcome")).y - start.y).toBe(moved);
  await expect.poll(() => hands.topsDiffer("Welcome", "Main menu")).toBe(0);
  await designer.bar(/^Undo: move/).click();
  await expect.poll(async () => (await hands.place("Welcome")).y - start.y).toBe(0);
});

test("keys spread cards evenly, show what is selected, and delete with the way left open", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  const before = await designer.drawnWires();
  const row = ["Welcome", "Main menu", "Our hours"];
  const unevenness = async () => {
    const [one = 0, two = 0, three = 0] = (await Promise.all(row.map((title) => hands.place(title)))).map(({ x }) => x);
    return Math.abs(three - two - (two - one));
  };
  await designer.moveCard("Main menu", { x: 40, y: 0 });
  await expect.poll(unevenness).toBeGreaterThan(30);
  await hands.select(...row);
  await page.keyboard.press("Alt+Shift+h");
  await expect.poll(unevenness).toBeLessThanOrEqual(1);

  await hands.select("Wrap up");
  await page.keyboard.press("Shift+2");
  const offCentre = async () => {
    const [card, canvas] = [await boxOf(designer.card("Wrap up")), await boxOf(designer.canvas)];
    return Math.abs(card.x + card.width / 2 - canvas.x - canvas.width / 2);
  };
  await expect.poll(offCentre).toBeLessThan(40);

  await page.keyboard.press("Shift+1");
  await hands.select("Our hours");
  await page.keyboard.press("Shift+Delete");
  await expect(designer.cards).toHaveCount(5);
  await expect(designer.wires).toHaveCount(before - 2);
  await designer.choose("Main menu");
  await expect(designer.exitTarget("Hours")).not.toHaveAccessibleName(/Our hours|Main menu/);
});

test("Ctrl that stays held after Ctrl-Z still adds to what is selected", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  await designer.open(flowId);
  await designer.moveCard("Main menu", { x: 0, y: 48 });
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  // What came back is selected.
  await expect(designer.inspector.getByLabel("Name of this step")).toHaveValue("Main menu");
  await designer.card("Welcome").getByText("Welcome", { exact: true }).first().click();
  await page.keyboard.up("Control");
  await expect(designer.inspector.getByRole("heading", { name: "2 things selected" })).toBeVisible();
  await designer.card("Welcome").getByText("Welcome", { exact: true }).first().click();
  await expect(designer.inspector.getByLabel("Name of this step")).toHaveValue("Welcome");
});

test("a box takes every card that it touches, and a frame only whole", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  await hands.select("Wrap up");
  await page.keyboard.press("r");
  await expect(designer.inspector.getByLabel("What is in it?")).toBeFocused();
  const frame = await hands.cornersOf(hands.frame("Frame"));
  const card = await hands.cornersOf(designer.card("Wrap up"));

  // The card before it is eight pixels away.
  const start = { x: frame.start.x - 5, y: frame.start.y - 10 };
  await hands.drawBox(start, { x: card.start.x + 40, y: card.start.y + 40 });
  await expect(designer.inspector.getByLabel("Name of this step")).toHaveValue("Wrap up");
  await hands.drawBox(start, { x: frame.end.x + 10, y: frame.end.y + 10 });
  await expect(designer.inspector.getByRole("heading", { name: "2 things selected" })).toBeVisible();
});

test("selected steps become a flow of their own that is published and run in their place", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const author = new Author(page);
  const { designer } = author;
  const hands = new DesignerHands(page);
  const name = flowName();
  await designer.open(flowId);
  await hands.select("Leave a message", "Our hours");
  await page.keyboard.press("Control+g");
  await expect(page.getByText("A subflow has one beginning")).toBeVisible();
  await expect(designer.cards).toHaveCount(6);

  await hands.select("Main menu", "Our hours");
  await page.keyboard.press("Control+g");
  const dialog = page.getByRole("dialog", { name: "Make a subflow" });
  await dialog.getByLabel("What is the new flow called?").fill(name);
  await dialog.getByRole("button", { name: "Make the subflow" }).click();
  await expect(page.getByText(`“${name}” is a flow of its own now`)).toBeVisible();
  await expect(designer.cards).toHaveCount(5);
  await author.seesProblems(0);
  await designer.bar(/^Undo: make a subflow/).click();
  await expect(designer.cards).toHaveCount(6);
});

test("a folded branch stands at its exit from right to left too", async ({ visit, make, site }) => {
  const { flowId } = await make.flow(menuFlow());
  const { page } = await visit("supervisor");
  await page.context().addCookies([{ name: "callwright-locale", value: "ar", url: site.url }]);
  await page.goto(`/flows/${flowId}`);
  const card = page.locator('.react-flow__node-card[data-id="choose"]');
  await card.click({ position: { x: 60, y: 18 } });
  await page.keyboard.press("f");
  const chip = page.locator(".react-flow__viewport-portal button").first();
  const [of, at] = [await boxOf(card), await boxOf(chip)];
  // Read from the right, exits are at the card's left edge.
  expect(of.x - (at.x + at.width)).toBeGreaterThan(0);
  expect(of.x - (at.x + at.width)).toBeLessThan(40);
  expect(at.y).toBeGreaterThan(of.y);
  expect(at.y).toBeLessThan(of.y + of.height);
});

test("a card is dragged, wired and added from the palette from right to left", async ({ visit, make, site }) => {
  const welcome = step("greeting", "Welcome", { prompt: say("Hi.") });
  const bye = step("hangUp", "Goodbye", { prompt: say("Bye.") });
  const { flowId } = await make.flow(flowOf({ welcome, bye }));
  const { page } = await visit("supervisor");
  await page.context().addCookies([{ name: "callwright-locale", value: "ar", url: site.url }]);
  const words = wordsOf("ar");
  const designer = new DesignerPage(page, words);
  await page.goto(`/flows/${flowId}`);
  const [first, last] = [designer.card("Welcome"), designer.card("Goodbye")];
  const before = await boxOf(last);
  // The call goes from right to left.
  expect(before.x).toBeLessThan((await boxOf(first)).x);

  await designer.moveCard("Goodbye", { x: 0, y: 120 });
  await expect.poll(async () => (await boxOf(last)).y - before.y).toBeGreaterThan(60);
  await designer.drawWire("Welcome", words("nodes.types.greeting.exits.next"), "Goodbye");
  await expect(designer.wires).toHaveCount(1);
  await expect(designer.canvas.locator('.react-flow__edge[data-id="welcome>next"]')).toBeAttached();

  const kind = words("nodes.types.wait.name");
  await designer.dragOnto(kind, { x: 60, y: 80 });
  const added = designer.card(words("nodes.types.wait.label"));
  await expect(added).toBeVisible();
  const [at, canvas] = [await boxOf(added), await boxOf(designer.canvas)];
  // Its title is under the pointer, so the card is at the canvas's left side.
  expect(at.x - canvas.x).toBeLessThan(80);
  expect(at.x + at.width - canvas.x).toBeGreaterThan(60);
});

test("the search finds what is said and leads there, also into a folded branch", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  await hands.select("Main menu");
  await page.keyboard.press("f");
  await expect(designer.card("Our hours")).toBeHidden();
  await expect(hands.folded).toHaveText(["+1 step", "+1 step"]);
  await page.reload();
  await designer.isOpen();
  await expect(hands.folded).toHaveCount(2);

  await page.keyboard.press("Control+f");
  await hands.search.getByRole("textbox").fill("NINE to five");
  await expect(hands.search.locator("mark").first()).toHaveText("Nine");
  await page.keyboard.press("Enter");
  await expect(hands.search.getByRole("status")).toHaveText("1 of 1");
  await expect(designer.card("Our hours")).toBeVisible();
  await expect(hands.folded).toHaveCount(1);
  await hands.folded.click();
  await expect(designer.cards).toHaveCount(6);
});

test("arranging keeps the entry where it is and is one step", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  const [start, menu] = [await hands.place("Welcome"), await hands.place("Main menu")];
  await page.keyboard.press("Shift+A");
  await expect(designer.bar(/^Undo: arrange/)).toBeEnabled();
  await expect.poll(() => hands.place("Main menu")).not.toEqual(menu);
  expect(await hands.place("Welcome")).toEqual(start);
  await page.keyboard.press("Control+z");
  await expect.poll(() => hands.place("Main menu")).toEqual(menu);
});

test("rubbish is refused in words; a whole exported flow is pasted as steps", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  await hands.paste("rubbish");
  await expect(page.getByText("The clipboard holds no steps of a flow.")).toBeVisible();
  await hands.paste(JSON.stringify({ ...menuFlow(), format: "callwright/flow@9" }));
  await expect(page.getByText("copied from a newer release of Callwright (callwright/flow@9)")).toBeVisible();
  await expect(designer.cards).toHaveCount(6);
  await hands.paste(JSON.stringify(menuFlow()));
  await expect(designer.cards).toHaveCount(12);
  await page.keyboard.press("Control+z");
  await expect(designer.cards).toHaveCount(6);
});

test("the network may go while a card is dragged: the drop is kept and saved when it is back", async ({
  visit,
  make,
}) => {
  const { flowId } = await make.flow(menuFlow());
  const { page, console } = await visit("supervisor");
  console.allow(/ERR_INTERNET_DISCONNECTED/);
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  const start = await hands.place("Welcome");
  await hands.dragWhile("Welcome", { x: 0, y: 80 }, () => page.context().setOffline(true));
  // The drop is on the grid, or in line with what is near.
  await expect.poll(async () => (await hands.place("Welcome")).y - start.y).toBeGreaterThan(40);
  const dropped = await hands.place("Welcome");
  await page.context().setOffline(false);
  await designer.isSaved();
  expect(await hands.place("Welcome")).toEqual(dropped);
});

const offerTitle = "Let go to insert it here";

/** From now on the page's body tells by `data-offered` that a wire has offered itself, however shortly. */
async function watchOffers(page: Page): Promise<void> {
  await page.evaluate((title) => {
    new MutationObserver(() => {
      if (document.querySelector(`[title="${title}"]`)) document.body.dataset.offered = "";
    }).observe(document.body, { subtree: true, childList: true, attributeFilter: ["title"] });
  }, offerTitle);
}

/** Seven steps, which is when the overview is drawn; nothing leads to the last. */
function withLooseStep(): FlowDocument {
  const flow = menuFlow();
  const nodes = { ...flow.nodes, loose: step("wait", "Look it up") };
  return { ...flow, nodes, layout: { ...flow.layout, loose: { x: 608, y: 640 } } };
}
