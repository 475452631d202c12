import { Author } from "@/e2e/composers/author";
import { menuFlow } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";
import { DesignerHands } from "@/e2e/pages/designer-hands";

// Wires that are led elsewhere, and frames with what is in them: by pointer, by keys, and over the clipboard.

test("a wire stays where a step is refused, is taken off over nothing, and leads to another card", async ({
  page,
  make,
}) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  const before = await designer.drawnWires();
  await hands.leadElsewhere("choose", "hours", designer.card("Wrap up"));
  await expect(page.getByText("calls cannot lead into it")).toBeVisible();
  await expect(designer.wires).toHaveCount(before);
  await designer.choose("Main menu");
  await expect(designer.exitTarget("Hours")).toHaveAccessibleName(/Our hours/);

  await hands.leadElsewhere("choose", "hours", null);
  await expect(designer.wires).toHaveCount(before - 1);
  await page.getByRole("option", { name: "Wait", exact: true }).click();
  await expect(designer.cards).toHaveCount(7);
  await expect(designer.wires).toHaveCount(before);
  // Taking it off and what was chosen instead are one step.
  await page.keyboard.press("Control+z");
  await expect(designer.cards).toHaveCount(6);
  await designer.choose("Main menu");
  await expect(designer.exitTarget("Hours")).toHaveAccessibleName(/Our hours/);

  await hands.leadElsewhere("choose", "hours", designer.card("Leave a message"));
  await expect(designer.exitTarget("Hours")).toHaveAccessibleName(/Leave a message/);
  await expect(designer.wires).toHaveCount(before);
});

test("a wire that goes back stays below the card that it leads to when that grows", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  const menu = designer.card("Main menu");
  const below = () => hands.hangsBelow("hours", "next", menu);
  await designer.choose("Main menu");
  await expect.poll(below).toBeGreaterThan(0);
  const height = (await menu.boundingBox())?.height ?? 0;
  for (let more = 0; more < 3; more += 1)
    await designer.inspector.getByRole("button", { name: "Add a choice" }).click();
  await expect.poll(async () => (await menu.boundingBox())?.height ?? 0).toBeGreaterThan(height + 30);
  await expect.poll(below).toBeGreaterThan(0);
});

test("a frame is cut with what is in it, and pasted once, here and in another flow", async ({ page, make }) => {
  const [{ flowId }, other] = [await make.flow(menuFlow()), await make.flow(menuFlow())];
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  await hands.frameAround("Branches", "Main menu", "Our hours");
  await hands.frame("Branches").getByText("Branches").click();
  await page.keyboard.press("Control+x");
  await expect(designer.cards).toHaveCount(4);
  await expect(hands.frame("Branches")).toBeHidden();
  await expect(designer.bar(/^Undo: cut/)).toBeEnabled();
  await page.keyboard.press("Control+v");
  await expect(designer.cards).toHaveCount(6);
  await expect(hands.frame("Branches")).toHaveCount(1);
  await designer.isSaved();

  await designer.open(other.flowId);
  await expect(designer.cards).toHaveCount(6);
  await page.keyboard.press("Control+v");
  await expect(designer.cards).toHaveCount(8);
  await expect(hands.frame("Branches")).toHaveCount(1);
});

test("a frame that is sized by its corners leaves what is in it where it is; each is one step", async ({
  page,
  make,
}) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  await hands.frameAround("Branches", "Our hours", "Leave a message");
  await hands.frame("Branches").getByText("Branches").click();
  const now = async () => ({
    at: await hands.placeOfFrame("Branches"),
    size: await hands.sizeOfFrame("Branches"),
    card: await hands.place("Our hours"),
  });
  const first = await now();
  await hands.resizeFrame("bottom right", { x: 80, y: 48 });
  await expect.poll(async () => (await now()).size.width - first.size.width).toBeGreaterThan(60);
  const wider = await now();
  expect(wider.size.height - first.size.height).toBeGreaterThan(30);
  expect(wider).toMatchObject({ at: first.at, card: first.card });
  await hands.resizeFrame("top left", { x: -40, y: -24 });
  await expect.poll(async () => first.at.x - (await now()).at.x).toBeGreaterThan(20);
  // The corner across from it stays where it was. Place and size are read one after the other.
  const across = ({ at, size }: Awaited<ReturnType<typeof now>>) => ({ x: at.x + size.width, y: at.y + size.height });
  await expect.poll(async () => across(await now())).toEqual(across(wider));
  expect((await now()).card).toEqual(first.card);

  await designer.bar(/^Undo: draw a frame/).click();
  await expect.poll(now).toEqual(wider);
  await designer.bar(/^Undo: draw a frame/).click();
  await expect.poll(now).toEqual(first);
  // It still holds them.
  await hands.moveFrame("Branches", { x: 0, y: -96 });
  await expect.poll(async () => first.card.y - (await now()).card.y).toBeGreaterThan(40);
});

test("a frame's name grows far away, and is as it was from near", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  await hands.frameAround("Branches", "Our hours", "Leave a message");
  const name = hands.frame("Branches").getByText("Branches");
  await expect(name).toHaveCSS("font-size", "13px");
  await designer.goesFarAway();
  await expect(name).not.toHaveCSS("font-size", "13px");
  await designer.comesNear();
  await expect(name).toHaveCSS("font-size", "13px");
});

test("a frame takes along the cards that are folded away in it", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  await hands.frameAround("Branches", "Our hours", "Leave a message");
  const [start, frame] = [await hands.place("Our hours"), await hands.placeOfFrame("Branches")];
  await hands.select("Main menu");
  await page.keyboard.press("f");
  await expect(designer.card("Our hours")).toBeHidden();
  await hands.moveFrame("Branches", { x: 0, y: -96 });
  await expect.poll(async () => frame.y - (await hands.placeOfFrame("Branches")).y).toBeGreaterThan(40);
  await page.keyboard.press("Shift+F");
  const moved = await hands.placeOfFrame("Branches");
  const card = await hands.place("Our hours");
  expect({ x: card.x - start.x, y: card.y - start.y }).toEqual({ x: moved.x - frame.x, y: moved.y - frame.y });
});

test("where the browser keeps the clipboard to itself, Copy and Cut say so, and nothing goes", async ({
  page,
  make,
}) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await designer.open(flowId);
  await designer.card("Our hours").click({ button: "right" });
  await page.getByRole("menuitem", { name: /^Copy/ }).click();
  await expect(page.getByText(/Press Ctrl\s*C instead/)).toBeVisible();
  await designer.card("Our hours").click({ button: "right" });
  await page.getByRole("menuitem", { name: /^Cut/ }).click();
  await expect(page.getByText(/Press Ctrl\s*X instead/)).toBeVisible();
  // The menu keeps keys to itself until it has closed.
  await expect(designer.card("Our hours")).toBeFocused();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("Paste");
  await page.getByRole("option", { name: /^Paste/ }).click();
  await expect(page.getByText(/Press Ctrl\s*V instead/)).toBeVisible();
  await expect(designer.cards).toHaveCount(6);
});
