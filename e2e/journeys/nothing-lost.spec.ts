import { readFile } from "node:fs/promises";
import { Author } from "@/e2e/composers/author";
import { startCopy } from "@/e2e/fixtures/copy";
import { menuFlow } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";
import type { FlowDocument } from "@/lib/flow/document";

// What somebody draws outlives the server they draw on and the right to draw.

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
  const draft = async () =>
    JSON.stringify((await site.app.prisma.flowDraft.findUniqueOrThrow({ where: { flowId } })).document);
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
