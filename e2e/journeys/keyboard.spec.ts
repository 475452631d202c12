import { Author } from "@/e2e/composers/author";
import { expect, test } from "@/e2e/fixtures/test";

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
    await keys.type("IVR menu");
    await keys.press("Enter");
    await expect(designer.wires).toHaveCount(1);
    await expect(tree.getByRole("treeitem", { name: /Next → Main menu/ })).toBeVisible();
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
