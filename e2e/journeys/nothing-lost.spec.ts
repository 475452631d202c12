import { readFile } from "node:fs/promises";
import { Author } from "@/e2e/composers/author";
import { startCopy } from "@/e2e/fixtures/copy";
import { menuFlow } from "@/e2e/fixtures/flow-documents";
import type { Site } from "@/e2e/fixtures/site";
import { expect, test } from "@/e2e/fixtures/test";
import type { FlowDocument } from "@/lib/flow/document";

// What somebody draws outlives the server they draw on and the right to draw.

const draftOf =
  ({ app }: Site, flowId: string) =>
  async () =>
    JSON.stringify((await app.prisma.flowDraft.findUniqueOrThrow({ where: { flowId } })).document);

/** Edits a flow that cannot be saved, and closes the tab. */
async function writesAndCloses(author: Author, flowId: string, words: string): Promise<void> {
  await author.designer.open(flowId);
  await author.designer.choose("Goodbye");
  await nameOfStep(author).fill(words);
  await expect(author.page.getByText("Offline: 1 change kept in this browser")).toBeVisible();
  // What a closing page sends no route of a test holds back for sure.
  await author.page.evaluate(() => {
    window.fetch = () => Promise.reject(new TypeError("offline"));
  });
  await author.page.close();
}

const nameOfStep = (author: Author) => author.designer.inspector.getByLabel("Name of this step");

test("a server killed while somebody draws: it says so, keeps the changes, and brings both sides together after the restart", async ({
  visit,
  make,
  site,
}) => {
  // The program is started twice.
  test.slow();
  const { flowId } = await make.flow(menuFlow());
  let copy = await startCopy(site);
  try {
    const { page: first, console } = await visit("supervisor", { baseURL: copy.url });
    const { page: second } = await visit("supervisor");
    console.allow(/Failed to load resource|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING/);
    const [ann, ben] = [new Author(first), new Author(second)];
    await ann.designer.open(flowId);
    await ben.designer.open(flowId);

    await copy.kill();
    await ann.designer.choose("Welcome");
    await nameOfStep(ann).fill("Written without a server");
    await expect(first.getByText("Offline: 1 change kept in this browser")).toBeVisible();
    await ann.designer.choose("Our hours");
    await nameOfStep(ann).fill("Written without it, too");
    await expect(first.getByText("Offline: 2 changes kept in this browser")).toBeVisible();
    await ben.designer.choose("Goodbye");
    await nameOfStep(ben).fill("Farewell");
    await ben.designer.isSaved();

    copy = await startCopy(site, new URL(copy.url).port);
    // It tries again by itself, at least every half a minute.
    await expect(first.getByText(/^Saved/)).toBeVisible({ timeout: 60_000 });
    await expect(ann.designer.card("Farewell")).toBeVisible({ timeout: 60_000 });
    await expect(ben.designer.card("Written without a server")).toBeVisible();
    await expect(ben.designer.card("Written without it, too")).toBeVisible();
    // What is said to the page is heard again, too.
    await nameOfStep(ben).fill("Farewell again");
    await expect(ann.designer.card("Farewell again")).toBeVisible();
    await expect(ann.designer.conflict).toBeHidden();
  } finally {
    await copy.kill();
  }
});

test("whoever may not draw any more keeps what was not saved, can take it away, and goes on with it once they may", async ({
  visit,
  make,
  site,
}) => {
  const { flowId } = await make.flow(menuFlow());
  const person = await make.person("supervisor");
  const { page, console } = await visit(person);
  console.allow(/Failed to load resource/);
  const author = new Author(page);
  const isNow = (role: string) => site.app.prisma.user.update({ where: { id: person.id }, data: { role } });
  await author.designer.open(flowId);
  await author.designer.choose("Goodbye");
  await isNow("qa");
  await nameOfStep(author).fill("Written too late");
  const told = page.getByRole("region", { name: /^It can only be looked at now/ });
  await expect(told).toContainText("1 change of yours is not saved; it is kept in this browser.");
  await expect(author.designer.card("Written too late")).toBeVisible();

  const saving = page.waitForEvent("download");
  await told.getByRole("button", { name: "Save a copy as a file" }).click();
  const copy = JSON.parse(await readFile(await (await saving).path(), "utf8")) as FlowDocument;
  expect(Object.values(copy.nodes).map(({ label }) => label)).toContain("Written too late");
  const draft = draftOf(site, flowId);
  expect(await draft()).not.toContain("Written too late");

  // The flow as it is now, with what is kept beside it.
  await told.getByRole("button", { name: "Show the flow as it is now" }).click();
  await expect(author.designer.card("Goodbye")).toBeVisible();
  await expect(page.getByRole("region", { name: "1 change that you had not saved" })).toBeVisible();
  await isNow("supervisor");
  await page.reload();
  await expect(author.designer.card("Written too late")).toBeVisible();
  // By the page that comes, or by the one that goes, which tries once more.
  await expect.poll(draft).toContain("Written too late");
});

test("a flow that is left while it cannot be saved is saved from the next page, once it can be", async ({
  visit,
  make,
}) => {
  const { flowId } = await make.flow(menuFlow());
  const { page, console } = await visit("supervisor");
  const { page: second } = await visit("supervisor");
  console.allow(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
  const [author, other] = [new Author(page), new Author(second)];
  await author.designer.open(flowId);
  await other.designer.open(flowId);
  await page.route(/flows\.saveDraft/, (route) => route.abort("internetdisconnected"));
  await author.designer.choose("Goodbye");
  await nameOfStep(author).fill("Written and left");
  await expect(page.getByText("Offline: 1 change kept in this browser")).toBeVisible();
  await author.designer.goesBack();
  // It is still that tab's, not one's that was closed.
  const later = new Author(await page.context().newPage());
  await later.designer.open(flowId);
  await expect(later.designer.card("Goodbye")).toBeVisible();
  await expect(later.page.getByText("kept in this browser")).toBeHidden();
  await page.unroute(/flows\.saveDraft/);
  for (const { designer } of [other, later])
    await expect(designer.card("Written and left")).toBeVisible({ timeout: 30_000 });
});

test("where the browser keeps nothing, the page has what is unsaved, and whoever closes it is warned", async ({
  visit,
  make,
}) => {
  const { flowId } = await make.flow(menuFlow());
  const { page, console } = await visit("supervisor");
  console.allow(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
  const author = new Author(page);
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await author.designer.open(flowId);
  await page.route(/flows\.saveDraft/, (route) => route.abort("internetdisconnected"));
  await author.designer.choose("Goodbye");
  await nameOfStep(author).fill("Written nowhere");
  await expect(page.getByText(/^Offline/)).toBeVisible();
  const back = page.url();
  await author.designer.goesBack();
  const warned = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const warning = await warned;
  expect(warning.type()).toBe("beforeunload");
  await warning.dismiss();

  await page.goBack();
  await expect(page).toHaveURL(back);
  await expect(author.designer.card("Written nowhere")).toBeVisible();
  await page.unroute(/flows\.saveDraft/);
  await author.designer.isSaved();
});

test("what a closed tab kept is gone on with, or thrown away, in one other tab alone", async ({ visit, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { page, console } = await visit("supervisor");
  console.allow(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
  const context = page.context();
  const told = (author: Author) => author.page.getByRole("region", { name: /^1 change that you had not saved/ });
  await context.route(/flows\.saveDraft/, (route) => route.abort("internetdisconnected"));
  const [one, two] = [new Author(await context.newPage()), new Author(await context.newPage())];

  await test.step("thrown away", async () => {
    await writesAndCloses(new Author(page), flowId, "Thrown away");
    for (const { designer } of [one, two]) await designer.open(flowId);
    await expect(told(two)).toBeVisible();
    await told(one).getByRole("button", { name: "Discard" }).click();
    const question = one.page.getByRole("alertdialog");
    await question.getByRole("button", { name: "Discard" }).click();
    await expect(question).toBeHidden();
    await expect(told(one)).toBeHidden();
    await told(two).getByRole("button", { name: "Continue with them" }).click();
    await expect(two.page.getByText("Another tab went on with these")).toBeVisible();
    await expect(told(two)).toBeHidden();
    await expect(two.designer.card("Goodbye")).toBeVisible();
  });

  await test.step("gone on with in both at once", async () => {
    await writesAndCloses(new Author(await context.newPage()), flowId, "Gone on with");
    for (const { designer } of [one, two]) await designer.open(flowId);
    const goOn = (author: Author) => told(author).getByRole("button", { name: "Continue with them" });
    for (const author of [one, two]) await expect(goOn(author)).toBeVisible();
    await Promise.all([one, two].map((author) => goOn(author).click()));
    for (const author of [one, two]) await expect(told(author)).toBeHidden();
    const names = () => Promise.all([one, two].map(({ designer }) => designer.card("Gone on with").count()));
    await expect.poll(async () => (await names()).toSorted()).toEqual([0, 1]);
  });
});

test("what a closing page could save after all is offered to nobody", async ({ visit, make, site }) => {
  const { flowId } = await make.flow(menuFlow());
  const { page, console } = await visit("supervisor");
  const { page: third } = await visit("supervisor");
  console.allow(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
  const [later, other] = [new Author(await page.context().newPage()), new Author(third)];
  const notice = later.page.getByRole("region", { name: /^1 change that you had not saved/ });
  await page.route(/flows\.saveDraft/, (route) => route.abort("internetdisconnected"));
  await writesAndCloses(new Author(page), flowId, "The same words");
  await other.designer.open(flowId);
  await other.designer.choose("Goodbye");
  for (const name of ["The same words", "Other words"]) {
    await nameOfStep(other).fill(name);
    await expect.poll(draftOf(site, flowId)).toContain(name);
    await later.designer.open(flowId);
    await expect(later.designer.card(name)).toBeVisible();
    await expect(notice).toBeHidden();
  }
});

test("what is pasted with characters that nobody sees and no database keeps is saved without them", async ({
  page,
  make,
}) => {
  const { flowId } = await make.flow(menuFlow());
  const author = new Author(page);
  await author.designer.open(flowId);
  await author.designer.choose("Goodbye");
  await nameOfStep(author).evaluate((field: HTMLInputElement) => {
    field.setRangeText("Fare\0well \ud83d👋", 0, field.value.length, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  });
  await expect(nameOfStep(author)).toHaveValue("Farewell 👋");
  await expect(author.designer.card("Farewell 👋")).toBeVisible();
  await author.designer.isSaved();
});
