import { Author } from "@/e2e/composers/author";
import { flowOf, menuFlow, say, step } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";
import { DesignerHands } from "@/e2e/pages/designer-hands";

// Everything in the designer without a mouse: making, wiring, walking and mending.

test("a flow is made, wired and mended by keyboard alone", async ({ page, make }) => {
  const { flowId } = await make.flow();
  const { designer } = new Author(page);
  const keys = page.keyboard;
  await designer.open(flowId);

  await keys.press("/");
  await keys.type("Greeting");
  await keys.press("Enter");
  await expect(designer.inspector.getByLabel("Name of this step")).toHaveValue("Welcome");
  await keys.press("Escape");
  await keys.press("Escape");

  await test.step("an open exit in the outline leads to a new step", async () => {
    await keys.press("o");
    const tree = page.getByRole("tree", { name: "The call" });
    await expect(tree.getByRole("treeitem", { name: /Welcome/ })).toBeFocused();
    await keys.press("ArrowRight");
    await expect(tree.getByRole("treeitem", { name: /Next → Not connected/ })).toBeFocused();
    await keys.press("Enter");
    await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
    await keys.type("IVR menu");
    await keys.press("Enter");
    await expect(designer.wires).toHaveCount(1);
    await expect(tree.getByRole("treeitem", { name: /Next → Main menu/ })).toBeFocused();
  });

  await test.step("the tree folds and unfolds", async () => {
    const tree = page.getByRole("tree", { name: "The call" });
    const lines = tree.getByRole("treeitem");
    await keys.press("Escape");
    await keys.press("o");
    const all = await lines.count();
    await keys.press("Home");
    await keys.press("ArrowLeft");
    await expect(lines).toHaveCount(1);
    await expect(lines.first()).toHaveAttribute("aria-expanded", "false");
    await keys.press("ArrowRight");
    await expect(lines).toHaveCount(all);
    await keys.press("End");
    await expect(lines.last()).toBeFocused();
  });

  await test.step("a problem is mended at a press, and that is one step of undo", async () => {
    await keys.press("p");
    // The first of these problems was the exit that was led to the menu, until the checks came round to it.
    await expect(page.getByText("“Next” leads nowhere")).toHaveCount(0);
    const mend = page.getByRole("button", { name: "End the call there" }).first();
    await mend.focus();
    await keys.press("Enter");
    await expect(designer.card("Goodbye")).toBeVisible();
    await expect(designer.wires).toHaveCount(2);
    await designer.canvas.focus();
    await keys.press("Control+z");
    await expect(designer.wires).toHaveCount(1);
  });
});

test("the tour of a first flow goes from thing to thing, and Escape ends it", async ({ page, make }) => {
  const { flowId } = await make.flow();
  const { designer } = new Author(page);
  await designer.open(flowId);
  const tour = page.getByRole("dialog");
  await page.getByRole("button", { name: "Take the tour" }).click();
  const titles = ["Everything a call", "Exits lead", "Nothing to stumble", "Call it yourself", "Let callers hear it"];
  for (const [index, title] of titles.entries()) {
    await expect(tour.getByRole("heading", { name: new RegExp(title) })).toBeVisible();
    await expect(tour.getByText(`${index + 1} of 5`)).toBeVisible();
    await page.keyboard.press("Enter");
  }
  await expect(tour).toBeHidden();

  await page.getByRole("button", { name: "Take the tour" }).click();
  await expect(tour).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(tour).toBeHidden();
});

test("from a card to its form and back, and to any step by its name", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const keys = page.keyboard;
  const name = designer.inspector.getByLabel("Name of this step");
  await designer.open(flowId);
  await designer.card("Welcome").focus();
  await keys.press("Enter");
  await expect(name).toHaveValue("Welcome");
  await expect(designer.card("Welcome")).toBeFocused();
  await keys.press("Enter");
  await expect(name).toBeFocused();
  await keys.type("Hello");
  await keys.press("Escape");
  await expect(designer.card("Hello")).toBeFocused();

  await keys.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await keys.type("Our hours");
  await keys.press("Enter");
  await expect(designer.card("Our hours")).toBeFocused();
  await expect(name).toHaveValue("Our hours");
  await keys.press("Enter");
  await expect(name).toBeFocused();
  await keys.press("Escape");

  await test.step("an action of the designer is run by its name, and takes the focus where it leads", async () => {
    await keys.press("Control+k");
    await expect(page.getByRole("dialog")).toBeVisible();
    await keys.type("Outline");
    await keys.press("Enter");
    await expect(page.getByRole("treeitem", { name: /Hello/ }).first()).toBeFocused();
  });

  await test.step("what closes without having done anything gives the focus back", async () => {
    await designer.card("Goodbye").focus();
    await keys.press("Control+k");
    await expect(page.getByRole("dialog")).toBeVisible();
    await keys.press("Escape");
    await expect(designer.card("Goodbye")).toBeFocused();
    await keys.press("?");
    await expect(page.getByRole("dialog").getByText("Edit what is selected")).toBeVisible();
    await keys.press("Escape");
    await expect(designer.card("Goodbye")).toBeFocused();
  });
});

test("a list that closes gives the focus back to where it was opened", async ({ page, make }) => {
  const welcome = step("greeting", "Welcome", { prompt: say("Hi.") });
  const bye = step("hangUp", "Goodbye", { prompt: say("Bye.") });
  const { flowId } = await make.flow(flowOf({ welcome, bye }));
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  const keys = page.keyboard;
  await designer.open(flowId);
  await keys.press("o");
  const open = page.getByRole("treeitem", { name: /Next → Not connected/ });
  const list = page.getByRole("dialog");

  await test.step("the open exit of the outline, and the line that takes its place", async () => {
    await open.focus();
    await keys.press("Enter");
    await expect(list).toBeVisible();
    await keys.press("Escape");
    await expect(open).toBeFocused();
    await keys.press("Enter");
    await expect(list).toBeVisible();
    await keys.type("Goodbye");
    await keys.press("Enter");
    await expect(page.getByRole("treeitem", { name: /Next → Goodbye/ })).toBeFocused();
  });

  await test.step("the panel, to what opens it", async () => {
    await page.getByRole("button", { name: "Close the panel" }).focus();
    await keys.press("Enter");
    await expect(page.getByRole("button", { name: "Outline" })).toBeFocused();
  });

  await test.step("the simulator, to what opened it", async () => {
    await designer.bar("Simulate").focus();
    await keys.press("Enter");
    await page.getByRole("complementary", { name: "Simulator" }).getByRole("button", { name: "Close" }).focus();
    await keys.press("Enter");
    await expect(designer.bar("Simulate")).toBeFocused();
  });

  await test.step("the search, which says when there is nothing", async () => {
    await designer.card("Welcome").focus();
    await keys.press("Control+f");
    await expect(hands.search.getByRole("textbox")).toBeFocused();
    await keys.type("zebra");
    await expect(hands.search.getByRole("status")).toHaveText("Nothing in this flow says “zebra”.");
    await keys.press("Escape");
    await expect(designer.card("Welcome")).toBeFocused();
  });

  await test.step("the list on a wire, and the step that is inserted there", async () => {
    const wire = designer.wires.first();
    await wire.focus();
    await keys.press("Enter");
    await keys.press("i");
    await expect(list).toBeVisible();
    await keys.press("Escape");
    await expect(wire).toBeFocused();
    await keys.press("i");
    await expect(list).toBeVisible();
    await keys.type("Wait");
    await keys.press("Enter");
    await expect(designer.card("Wait")).toBeFocused();
  });
});

test("after a step is deleted the keyboard goes on from the next one", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const keys = page.keyboard;
  await designer.open(flowId);
  await designer.card("Welcome").focus();
  await keys.press("Enter");
  await keys.press("Delete");
  await expect(designer.cards).toHaveCount(5);
  await expect(designer.card("Main menu")).toBeFocused();

  await designer.card("Goodbye").focus();
  await keys.press("Enter");
  await keys.press("Delete");
  await expect(designer.cards).toHaveCount(4);
  // Nothing came after it; this one stands beside it.
  await expect(designer.card("Leave a message")).toBeFocused();
});

test("a note is made, written and undone, and a frame is sized, by keyboard alone", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  const keys = page.keyboard;
  await designer.open(flowId);
  const note = designer.canvas.getByRole("textbox", { name: "Note" });
  await keys.press("n");
  await expect(note).toBeFocused();
  await keys.type("Ask Kim");
  await expect(note).toHaveValue("Ask Kim");
  await keys.press("Escape");
  await keys.press("Control+z");
  await expect(note).toHaveValue("");
  await keys.press("Control+z");
  await expect(note).toHaveCount(0);

  await designer.card("Goodbye").focus();
  await keys.press("Enter");
  await keys.press("r");
  await expect(designer.inspector.getByLabel("What is in it?")).toBeFocused();
  const width = designer.inspector.getByLabel("Width");
  await expect(width).toHaveValue("328");
  await width.focus();
  await keys.press("Control+a");
  await keys.type("420");
  await expect(hands.frame("Frame")).toHaveCSS("width", "420px");
  await designer.inspector.getByRole("button", { name: "Fit to what is in it" }).focus();
  await keys.press("Enter");
  await expect(width).toHaveValue("328");
});

test("several cards are selected and moved by keyboard, as one step", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  const keys = page.keyboard;
  await designer.open(flowId);
  const places = () => Promise.all([hands.place("Welcome"), hands.place("Main menu")]);
  const before = await places();
  await designer.card("Welcome").focus();
  await keys.press("Enter");
  await designer.card("Main menu").focus();
  await keys.press("Control+Enter");
  await expect(designer.inspector.getByRole("heading", { name: "2 things selected" })).toBeVisible();
  await keys.press("ArrowDown");
  await keys.press("ArrowDown");
  await expect.poll(places).toEqual(before.map(({ x, y }) => ({ x, y: y + 16 })));
  await keys.press("Control+z");
  await expect.poll(places).toEqual(before);
});

test("keys without Ctrl can be switched off, and stay so", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  const keys = page.keyboard;
  await designer.open(flowId);
  await keys.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard keys" });
  const single = dialog.getByRole("switch", { name: "Single keys" });
  await expect(dialog.getByText("Find a step to add")).toBeVisible();
  await expect(dialog.locator(":focus")).toHaveCount(1);
  await single.focus();
  await keys.press("Space");
  await expect(single).not.toBeChecked();
  await expect(dialog.getByText("Find a step to add")).toBeHidden();
  await page.reload();
  await designer.isOpen();

  for (const key of ["o", "r", "n", "Shift+A", "?", "+"]) await keys.press(key);
  // A key with Ctrl works, and is handled after all of those.
  await keys.press("Control+f");
  await expect(hands.search).toBeVisible();
  await keys.press("Escape");
  await expect(page.getByRole("tree")).toHaveCount(0);
  await expect(hands.frame("Frame")).toHaveCount(0);
  await expect(dialog).toBeHidden();
  await expect(designer.bar(/^Undo/)).toBeDisabled();

  await keys.press("Control+k");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await keys.type("List of keyboard keys");
  await keys.press("Enter");
  await expect(dialog.locator(":focus")).toHaveCount(1);
  await single.focus();
  await keys.press("Space");
  await expect(single).toBeChecked();
  await keys.press("Escape");
  await expect(dialog).toBeHidden();
  await keys.press("o");
  await expect(page.getByRole("tree").first()).toBeVisible();
});

test("what is typed right after Enter on a card, or r, is in the form before the next frame", async ({
  page,
  make,
}) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  const keys = page.keyboard;
  await designer.open(flowId);
  const name = designer.inspector.getByLabel("Name of this step");
  await designer.card("Welcome").focus();
  await keys.press("Enter");
  await expect(name).toHaveValue("Welcome");
  await page.evaluate(() => {
    // A screen that is too slow for this typist.
    window.requestAnimationFrame = () => 0;
  });
  for (const text of ["n1", "r2", "f3"]) {
    await keys.press("Enter");
    await keys.type(text);
    await expect(name).toHaveValue(text);
    await keys.press("Escape");
    await expect(designer.card(text)).toBeFocused();
  }
  await keys.press("r");
  await keys.type("n4");
  await expect(designer.inspector.getByLabel("What is in it?")).toHaveValue("n4");
  await expect(hands.frame("n4")).toHaveCount(1);
  await expect(hands.frame("Frame")).toHaveCount(0);
  await expect(designer.canvas.getByRole("textbox", { name: "Note" })).toHaveCount(0);
});
