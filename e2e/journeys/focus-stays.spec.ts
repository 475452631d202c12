import { Author } from "@/e2e/composers/author";
import { flowOf, menuFlow, say, step } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";
import { DesignerHands } from "@/e2e/pages/designer-hands";
import { NumbersPage } from "@/e2e/pages/numbers-page";
import { VersionsSheet } from "@/e2e/pages/versions-sheet";

// Whoever works without a mouse goes on where they were: after a dialog, a menu, a search, and what was deleted.

test("a dialog that closes gives the focus back to what opened it", async ({ page, make }) => {
  const { flowId } = await make.publishedFlow(menuFlow());
  const author = new Author(page);
  const { designer, publishing } = author;
  const versions = new VersionsSheet(page);
  const keys = page.keyboard;
  await designer.open(flowId);
  await designer.choose("Welcome");
  await author.writes("What does the caller hear?", "Only in the draft.");

  await test.step("publishing that is cancelled", async () => {
    const publish = designer.bar("Publish");
    await publish.focus();
    await keys.press("Enter");
    await expect(publishing.dialog.getByRole("heading", { name: /^Publish “/ })).toBeVisible();
    await keys.press("Escape");
    await expect(publish).toBeFocused();
  });

  await test.step("a sheet, and a question over it", async () => {
    const open = designer.bar("Versions");
    await open.focus();
    await keys.press("Enter");
    const restore = versions.version(1).getByRole("button", { name: "Restore into the draft" });
    await restore.focus();
    await keys.press("Enter");
    const question = page.getByRole("alertdialog");
    await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
    // A moment later Escape is for the question, not for the sheet any more.
    await page.evaluate(() => new Promise<void>((idle) => requestIdleCallback(() => idle())));
    await keys.press("Escape");
    await expect(question).toBeHidden();
    await expect(restore).toBeFocused();
    await keys.press("Escape");
    await expect(versions.sheet).toBeHidden();
    await expect(open).toBeFocused();
  });

  await test.step("a dialog that Ctrl-K opens, to where Ctrl-K was pressed", async () => {
    await designer.card("Goodbye").focus();
    await keys.press("Control+k");
    await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
    await keys.type("Publish");
    await keys.press("Enter");
    await expect(publishing.dialog.getByRole("heading", { name: /^Publish “/ })).toBeVisible();
    await keys.press("Escape");
    await expect(designer.card("Goodbye")).toBeFocused();
  });
});

test("a question of a row's menu gives the focus back to the menu's button, and to a row beside one that is gone", async ({
  page,
  make,
}) => {
  const numbers = new NumbersPage(page);
  // The list is in this order: below the one that is deleted there is another.
  const [number = ""] = [await make.number(), await make.number()].toSorted();
  await numbers.open();
  const digits = number.slice(-4);
  const menu = numbers.row(digits).getByRole("button", { name: /^More/ });
  const question = page.getByRole("alertdialog");
  const ask = async () => {
    await menu.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "Delete" }).focus();
    await page.keyboard.press("Enter");
    await expect(question).toBeVisible();
  };
  await ask();
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(menu).toBeFocused();

  const next = await numbers.numberBelow(digits);
  await ask();
  await question.getByRole("button", { name: "Delete" }).focus();
  await page.keyboard.press("Enter");
  await expect(question).toBeHidden();
  await expect(numbers.row(digits)).toHaveCount(0);
  await expect(numbers.row(next).getByRole("combobox")).toBeFocused();
});

test("what is deleted from a menu or by its name leaves the keyboard at what is next", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  const keys = page.keyboard;
  await designer.open(flowId);

  await test.step("a wire, from its menu", async () => {
    await hands.wire("welcome", "next").focus();
    await keys.press("Shift+F10");
    await page.getByRole("menuitem", { name: /^Disconnect/ }).focus();
    await keys.press("Enter");
    await expect(hands.wire("welcome", "next")).toHaveCount(0);
    await expect(designer.card("Welcome")).toBeFocused();
    await keys.press("Control+z");
    await expect(hands.wire("welcome", "next")).toHaveCount(1);
  });

  await test.step("a card, from its menu", async () => {
    // Selected already by the undo: Enter would go on into its form.
    await expect(designer.card("Welcome")).toHaveClass(/selected/);
    await keys.press("Shift+F10");
    await page
      .getByRole("menuitem", { name: /^Delete/ })
      .first()
      .focus();
    await keys.press("Enter");
    await expect(designer.cards).toHaveCount(5);
    await expect(designer.card("Main menu")).toBeFocused();
  });

  await test.step("a card, by Ctrl-K", async () => {
    await designer.card("Goodbye").focus();
    await keys.press("Enter");
    await keys.press("Control+k");
    await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
    await keys.type("Delete what is selected");
    await keys.press("Enter");
    await expect(designer.cards).toHaveCount(4);
    await expect(designer.card("Leave a message")).toBeFocused();
  });

  await test.step("cards that become one", async () => {
    await designer.card("Our hours").focus();
    await keys.press("Enter");
    await keys.press("Control+g");
    const dialog = page.getByRole("dialog", { name: "Make a subflow" });
    await dialog.getByLabel("What is the new flow called?").fill(`Hours of ${flowId}`);
    await keys.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(designer.card(`Hours of ${flowId}`)).toBeFocused();
  });
});

test("in a large flow the step after a deleted one comes into view and has the focus", async ({ page, make }) => {
  const many = Object.fromEntries(
    Array.from({ length: 160 }, (_, at) => [
      `s${at}`,
      step("greeting", `Step ${at}`, { prompt: say("Hi.") }, { next: at === 0 ? "s159" : "s158" }),
    ]),
  );
  const { flowId } = await make.flow(flowOf(many));
  const { designer } = new Author(page);
  await designer.open(flowId);
  await designer.card("Step 0").focus();
  await page.keyboard.press("Enter");
  await expect(designer.card("Step 159")).toHaveCount(0);
  await page.keyboard.press("Delete");
  await expect(designer.card("Step 159")).toBeFocused();
  await expect(designer.card("Step 159")).toBeInViewport();
});

test("after a search the keyboard goes on from the match", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  const keys = page.keyboard;
  await designer.open(flowId);
  await designer.card("Welcome").focus();
  await keys.press("Control+f");
  await hands.search.getByRole("textbox").fill("Goodbye");
  await expect(hands.search.getByRole("status")).toHaveText(/^1 of/);
  await keys.press("Enter");
  await expect(designer.inspector.getByLabel("Name of this step")).toHaveValue("Goodbye");
  await keys.press("Escape");
  await expect(hands.search).toBeHidden();
  await expect(designer.card("Goodbye")).toBeFocused();
});

test("Enter that is held selects a card and stays on it", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const keys = page.keyboard;
  await designer.open(flowId);
  const name = designer.inspector.getByLabel("Name of this step");
  await designer.card("Welcome").focus();
  await keys.down("Enter");
  await expect(name).toHaveValue("Welcome");
  await keys.down("Enter");
  await keys.down("Enter");
  await keys.up("Enter");
  await keys.press("ArrowDown");
  await expect(designer.bar(/^Undo: move/)).toBeEnabled();
  await expect(designer.card("Welcome")).toBeFocused();
  await keys.press("Enter");
  await expect(name).toBeFocused();
});

test("single keys that are off are off in every tab, and shown nowhere", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const other = new Author(await page.context().newPage());
  await other.designer.open(flowId);
  const outline = other.page.getByRole("tree").first();
  await other.page.keyboard.press("o");
  await expect(outline).toBeVisible();
  await designer.open(flowId);
  await page.keyboard.press("?");
  await page.getByRole("switch", { name: "Single keys" }).click();

  const keys = other.page.keyboard;
  const palette = other.page.getByRole("dialog");
  const row = (name: RegExp) => palette.getByRole("option", { name });
  await keys.press("Control+k");
  await expect(row(/^Undo/).locator("kbd")).toHaveCount(1);
  await expect(row(/^Frame/)).toBeVisible();
  // Once it is gone, this tab has heard of it.
  await expect(row(/^Frame/).locator("kbd")).toHaveCount(0);
  await keys.press("Escape");
  await expect(palette).toBeHidden();
  await keys.press("p");
  // A key with Ctrl works, and is handled after the one before.
  await keys.press("Control+k");
  await expect(palette).toBeVisible();
  await keys.press("Escape");
  await expect(palette).toBeHidden();
  await expect(outline).toBeVisible();
  await page.getByRole("switch", { name: "Single keys" }).click();
});

test("a frame's width that cannot be is told so, and changes nothing", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  await hands.select("Goodbye");
  await page.keyboard.press("r");
  await expect(designer.inspector.getByLabel("What is in it?")).toBeFocused();
  const width = designer.inspector.getByLabel("Width");
  await expect(width).toHaveValue("328");
  await width.fill("20001");
  await expect(designer.inspector.getByRole("alert")).toHaveText(/from 160 to 20,000/);
  await expect(hands.frame("Frame")).toHaveCSS("width", "328px");
  await page.keyboard.press("Tab");
  await expect(width).toHaveValue("328");
  await expect(designer.inspector.getByRole("alert")).toHaveCount(0);
});

test("a frame's width is not found fault with while it is typed, only when the hands rest", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  await hands.select("Goodbye");
  await page.keyboard.press("r");
  const width = designer.inspector.getByLabel("Width");
  const told = designer.inspector.getByRole("alert");
  await expect(width).toHaveValue("328");
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await width.fill("");
  for (const digits of ["4", "42"]) {
    await page.keyboard.press(digits.slice(-1));
    await expect(width).toHaveValue(digits);
    await page.clock.runFor(600);
    await expect(told).toHaveCount(0);
  }
  await page.clock.runFor(600);
  await expect(told).toHaveText(/from 160 to 20,000/);
  await page.keyboard.press("0");
  await expect(told).toHaveCount(0);
  await page.clock.resume();
  await expect(hands.frame("Frame")).toHaveCSS("width", "420px");
});

test("a frame that somebody else sizes is not said to be out of range for what was typed before", async ({
  page,
  make,
}) => {
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const other = new Author(await page.context().newPage());
  const hands = new DesignerHands(page);
  await designer.open(flowId);
  await hands.select("Goodbye");
  await page.keyboard.press("r");
  const width = designer.inspector.getByLabel("Width");
  const told = designer.inspector.getByRole("alert");
  await expect(width).toHaveValue("328");
  await designer.isSaved();
  await other.designer.open(flowId);
  await new DesignerHands(other.page).frame("Frame").getByText("Frame").click();
  await expect(other.designer.inspector.getByLabel("Width")).toHaveValue("328");

  await width.fill("50");
  await expect(told).toHaveText(/from 160 to 20,000/);
  await other.designer.inspector.getByLabel("Width").fill("600");
  await expect(width).toHaveValue("600");
  await expect(told).toHaveCount(0);
  await expect(width).toBeFocused();
});

test("a telephone that is turned leaves the focus on what it was on in the bar", async ({ page, make }) => {
  const upright = { width: 390, height: 844 };
  await page.setViewportSize(upright);
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  await designer.open(flowId);
  await designer.name.fill("Turned");
  const versions = await designer.bar("Versions").elementHandle();
  for (const control of [designer.bar(/^Undo: change/), designer.problemCount]) {
    const isBeforeVersions = () =>
      control.evaluate(
        (it, next) => it.compareDocumentPosition(next as Node) === Node.DOCUMENT_POSITION_FOLLOWING,
        versions,
      );
    await control.focus();
    await expect.poll(isBeforeVersions).toBe(false);
    for (const [size, isBefore] of [
      [{ width: 844, height: 390 }, true],
      [upright, false],
    ] as const) {
      await page.setViewportSize(size);
      await expect.poll(isBeforeVersions).toBe(isBefore);
      await expect(control).toBeFocused();
    }
  }
});

for (const width of [390, 1600])
  test(`Tab goes through the bar line by line at ${width} pixels`, async ({ page, make }) => {
    await page.setViewportSize({ width, height: 844 });
    const { flowId } = await make.flow(menuFlow());
    const { designer } = new Author(page);
    await designer.open(flowId);
    await designer.name.fill("Lines");
    await expect(designer.bar(/^Undo/)).toBeEnabled();
    const places = await page
      .locator("main header")
      .first()
      .locator("a[href], input, button:enabled")
      .evaluateAll((all) =>
        all
          .map((each) => each.getBoundingClientRect())
          .filter((box) => box.width > 0)
          .map((box) => ({ line: Math.round((box.y + box.height / 2) / 20), x: box.x })),
      );
    expect(places.length).toBeGreaterThan(5);
    expect(places).toEqual(places.toSorted((a, b) => a.line - b.line || a.x - b.x));
  });

test("the key after a choice in a list is not for the list any more", async ({ page, make }) => {
  // What fades would keep the keyboard here.
  await page.emulateMedia({ reducedMotion: "no-preference" });
  const { flowId } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  const keys = page.keyboard;
  await designer.open(flowId);
  const picker = designer.exitTarget("Next");
  const search = page.getByRole("combobox", { name: "Where “Next” leads" });
  const tree = page.getByRole("tree");

  const leadsTo = async (step: string, next: string) => {
    await picker.focus();
    await keys.press("Enter");
    await expect(search).toBeFocused();
    await keys.type(step);
    await keys.press("Enter");
    await expect(picker).toBeFocused();
    await keys.press(next);
  };

  await test.step("a key without Ctrl, of a step's exits", async () => {
    await designer.choose("Welcome");
    await leadsTo("Goodbye", "o");
    await expect(tree.getByRole("treeitem").first()).toBeFocused();
    await expect(picker).toHaveAccessibleName(/: Goodbye$/);
  });

  await test.step("undoing", async () => {
    await leadsTo("Our hours", "Control+z");
    await expect(designer.bar(/^Redo/)).toBeEnabled();
    await expect(picker).toHaveAccessibleName(/: Goodbye$/);
    await expect(picker).toBeFocused();
  });

  await test.step("leaving the selection", async () => {
    await leadsTo("Our hours", "Escape");
    await expect(designer.inspector.getByRole("heading", { name: "Flow settings" })).toBeVisible();
  });

  await test.step("what is typed after an insertion goes on in the text", async () => {
    await designer.choose("Goodbye");
    await designer.inspector.getByRole("button", { name: "Insert" }).first().focus();
    await keys.press("Enter");
    await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
    await keys.press("Enter");
    const text = designer.inspector.getByRole("textbox", { name: /^Text in/ }).first();
    await expect(text).toBeFocused();
    await keys.type(" or n");
    await expect(text).toHaveValue("{{ vars.choice }} or nBye.");
  });

  await test.step("a letter on a list that is closed chooses in it, and is no command", async () => {
    await keys.press("Escape");
    await keys.press("r");
    await expect(designer.inspector.getByLabel("What is in it?")).toBeFocused();
    const shade = designer.inspector.getByRole("combobox", { name: "Shade" });
    await shade.focus();
    await keys.press("m");
    await expect(shade).toHaveText("Medium");
    await keys.press("n");
    await expect(designer.canvas.getByRole("textbox", { name: "Note" })).toHaveCount(0);
    await keys.press("Control+z");
    await expect(shade).toHaveText("Light");
  });
});
