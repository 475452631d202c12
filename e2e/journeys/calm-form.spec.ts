import type { Locator } from "@playwright/test";
import { Author } from "@/e2e/composers/author";
import { menuFlow } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";
import { boxOf } from "@/e2e/pages/designer-page";

// A step's form holds still under whoever works in it, though problems come and go with every edit.

const placeOf = async (control: Locator) => (await boxOf(control)).y;

test("nothing moves while somebody types; what is wrong is told when they leave the field", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const author = new Author(page);
  const { designer } = author;
  await designer.open(flowId);
  await designer.choose("Our hours");
  const words = author.prompt("What does the caller hear?");
  const next = designer.exitTarget("Next");
  const told = designer.inspector.getByRole("alert");
  const still = await placeOf(next);

  await words.fill("");
  await author.seesProblems(1);
  await expect(words).toHaveAttribute("aria-invalid", "true");
  await expect(told).toBeHidden();
  expect(await placeOf(next)).toBe(still);

  await words.press("Tab");
  await expect(told).toBeVisible();
  const withNote = await placeOf(next);
  expect(withNote).toBeGreaterThan(still);

  await words.fill("Ten to four.");
  await author.seesProblems(0);
  await expect(told).toBeHidden();
  expect(await placeOf(next)).toBe(withNote);
  await words.blur();
  await expect.poll(() => placeOf(next)).toBe(still);
});

test("exits stay where they are while others are opened and led somewhere", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const author = new Author(page);
  const { designer } = author;
  await designer.open(flowId);
  await designer.choose("Main menu");
  const last = designer.exitTarget("Message");
  await last.scrollIntoViewIfNeeded();
  const [still, room] = [await placeOf(last), (await boxOf(last)).height];

  await designer.setExit("Hours", "Not connected");
  await expect(designer.problemCount).not.toHaveText("No problems");
  expect(await placeOf(last)).toBe(still);
  await last.focus();
  await expect(designer.inspector.getByRole("alert")).toBeVisible();
  const withNote = await placeOf(last);
  expect(withNote).toBeGreaterThan(still + room / 4);
  await designer.setExit("Hours", "Our hours");
  await author.seesProblems(0);
  expect(await placeOf(last)).toBe(withNote);
});
