import { Author } from "@/e2e/composers/author";
import { fresh } from "@/e2e/fixtures/factories";
import { flowOf, menuFlow, say, step } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";
import { ComparePage } from "@/e2e/pages/compare-page";
import { FlowsPage } from "@/e2e/pages/flows-page";
import { VersionsSheet } from "@/e2e/pages/versions-sheet";
import type { FlowDocument } from "@/lib/flow/document";
import { queueNode } from "@/lib/nodes/queue";

// What became of a flow, version by version: compared, taken back, and published at a time to come.

/** Another greeting, a step more, and a message that nobody can leave any more. */
function secondVersion(flow: FlowDocument): FlowDocument {
  const { message: _message, ...nodes } = flow.nodes;
  const choose = flow.nodes.choose;
  if (!choose) throw new Error("the flow has no menu");
  return {
    ...flow,
    nodes: {
      ...nodes,
      welcome: step("greeting", "Welcome", { prompt: say("Hi there.") }, { next: "choose" }),
      choose: { ...choose, exits: { ...choose.exits, message: "thanks" } },
      thanks: step("greeting", "Thank you", { prompt: say("Thank you.") }, { next: "bye" }),
    },
    layout: { ...flow.layout, thanks: flow.layout.message ?? { x: 0, y: 0 } },
  };
}

test("two versions are compared on the canvas and in words, forwards and back", async ({ page, make }) => {
  const { flowId } = await make.publishedFlow(menuFlow());
  await make.version(flowId, secondVersion);
  const compare = new ComparePage(page);
  await compare.open(flowId, 1, 2);

  await expect(compare.card("Welcome", "changed")).toContainText("Changed");
  await expect(compare.card("Thank you", "added")).toContainText("Added");
  await expect(compare.card("Leave a message", "removed")).toContainText("Removed");
  await expect(compare.card("Goodbye", "same")).toBeVisible();
  await expect(compare.told("Welcome")).toContainText("What does the caller hear?");
  await expect(compare.told("Welcome").getByRole("insertion")).toContainText("there");
  await expect(compare.told("Main menu")).toContainText("Where “Message” leads");
  await expect(compare.told("Main menu").getByRole("deletion").last()).toHaveText("Leave a message");

  // A press on a card finds its words, and the keys go from change to change.
  await compare.card("Welcome", "changed").click();
  await compare.isAt("1 of 4");
  await page.keyboard.press("n");
  await compare.isAt("2 of 4");
  await page.keyboard.press("p");
  await page.keyboard.press("p");
  await compare.isAt("4 of 4");

  await compare.open(flowId, 2, 2);
  await expect(page.getByRole("heading", { name: "No difference" })).toBeVisible();
  await compare.open(flowId, 7, 2);
  await expect(page.getByRole("heading", { name: "There is no version 7" })).toBeVisible();
});

test("callers hear the version before again in one click, and the click is taken back", async ({ page, make }) => {
  const { flowId, number } = await make.publishedFlow(menuFlow());
  await make.version(flowId, secondVersion);
  const { designer } = new Author(page);
  const versions = new VersionsSheet(page);
  await designer.open(flowId);
  await versions.open();
  await expect(versions.version(2)).toContainText("Live");
  await versions.version(1).getByRole("button", { name: "Roll back to this" }).click();
  const digits = number.slice(-4);
  await expect(page.getByRole("alertdialog")).toContainText(digits);
  await expect(page.getByRole("alertdialog")).toContainText("from version 2 to 1");
  await versions.confirms("Roll back to version 1");
  await expect(versions.version(1)).toContainText("Live");
  await versions.undoes();
  await expect(versions.sheet).toBeHidden();
  await versions.open();
  await expect(versions.version(2)).toContainText("Live");
  await expect(versions.version(1)).not.toContainText("Live");
});

test("a version is restored; what the draft loses is named first, and comes back", async ({ page, make }) => {
  const { flowId } = await make.publishedFlow(menuFlow());
  const author = new Author(page);
  const versions = new VersionsSheet(page);
  await author.designer.open(flowId);
  await author.designer.choose("Welcome");
  await author.writes("What does the caller hear?", "Only in the draft.");
  await versions.open();
  await versions.version(1).getByRole("button", { name: "Restore into the draft" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("1 step changed");
  await expect(page.getByRole("alertdialog").getByRole("listitem")).toHaveText([/Welcome/]);
  await versions.confirms("Restore into the draft");
  await expect(author.designer.card("Welcome")).toContainText("Hi");
  await versions.undoes();
  await expect(author.designer.card("Welcome")).toContainText("Only in the draft.");
  await author.designer.isSaved();
});

test("a publish is scheduled with a note of what changed, put where everybody sees it, and called off", async ({
  page,
  make,
}) => {
  const { flowId, name } = await make.publishedFlow(menuFlow());
  const author = new Author(page);
  const versions = new VersionsSheet(page);
  await author.designer.open(flowId);
  await author.designer.choose("Welcome");
  await author.writes("What does the caller hear?", "For next week.");
  await author.publishing.open();
  const { dialog } = author.publishing;
  await expect(dialog.getByRole("textbox", { name: /What is new/ })).toHaveValue("Welcome changed");
  await dialog.getByRole("radio", { name: "At a time" }).click();
  const time = dialog.getByLabel("Date and time");
  await time.fill("2020-01-06T08:00");
  await expect(dialog).toContainText("This time is past.");
  const nextWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  await time.fill(`${nextWeek}T08:00`);
  await dialog.getByRole("button", { name: "Schedule", exact: true }).click();
  await expect(author.designer.bar(/^Publishes .*8:00/)).toBeVisible();

  const flows = new FlowsPage(page);
  await flows.open();
  await expect(flows.row(name)).toContainText(/publishes .*8:00/);

  await author.designer.open(flowId);
  await versions.open();
  await expect(versions.scheduled).toContainText("Welcome changed");
  await versions.scheduled.getByRole("button", { name: "Call off" }).click();
  await versions.confirms("Call off");
  await expect(versions.scheduled).toBeHidden();
  await expect(versions.version(2)).toBeHidden();
});

test("a scheduled publish gets another time, and its numbers stay although their list did not load", async ({
  visit,
  make,
  site,
}) => {
  const { flowId } = await make.publishedFlow(menuFlow());
  const person = await make.person("supervisor");
  const { phoneNumber, scheduledPublish } = site.app.prisma;
  const taken = await phoneNumber.findUniqueOrThrow({ where: { e164: await make.number() } });
  await make.schedule(flowId, person, { note: "For the fair", takes: [taken.id] });
  const { page, console } = await visit(person);
  console.allow(/Failed to load resource|ERR_FAILED/);
  const { designer } = new Author(page);
  const versions = new VersionsSheet(page);
  await designer.open(flowId);
  await versions.open();
  await page.route(/numbers\.list/, (route) => route.abort());
  await versions.scheduled.getByRole("button", { name: "Change" }).click();
  const dialog = page.getByRole("dialog", { name: "Change the scheduled publish" });
  await expect(dialog).toContainText("The numbers did not load.");
  await expect(dialog.getByRole("textbox", { name: /What is new/ })).toHaveValue("For the fair");
  const nextWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel("Date and time").fill(`${nextWeek}T09:30`);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(versions.scheduled).toContainText(/Publishes .*9:30/);
  await expect(versions.scheduled).toContainText("1 number changes");
  const stored = await scheduledPublish.findFirstOrThrow({ where: { flowId } });
  expect(stored).toMatchObject({ at: new Date(`${nextWeek}T09:30:00Z`), takes: [taken.id], note: "For the fair" });
});

test("a scheduled publish that failed says why, until somebody puts it away", async ({ page, make }) => {
  const { flowId } = await make.publishedFlow(menuFlow());
  const by = await make.person("supervisor", "Fay Field");
  const values = { kind: "queue", name: "night-desk" };
  const issue = { code: "unbound_resource", severity: "error", nodeId: "welcome", path: "config.queue", values };
  await make.schedule(flowId, by, {
    at: new Date(Date.now() - 3_600_000),
    state: "failed",
    failure: { reason: "issues", issues: [{ ...issue, message: "There is no such queue." }] },
  });
  const { designer } = new Author(page);
  const versions = new VersionsSheet(page);
  await designer.open(flowId);
  await designer.bar("Scheduled publish failed").click();
  await expect(versions.scheduled).toContainText("Not published");
  await expect(versions.scheduled).toContainText("Something it needs was gone by then.");
  await expect(versions.scheduled).toContainText("Welcome: There is no queue called “night-desk” here.");
  await expect(versions.scheduled).toContainText("scheduled by Fay Field");
  await versions.scheduled.getByRole("button", { name: "Dismiss" }).click();
  await expect(versions.scheduled).toBeHidden();
  await page.reload();
  await designer.isOpen();
  await versions.open();
  await expect(versions.version(1)).toBeVisible();
  await expect(versions.scheduled).toBeHidden();
  await expect(page.getByText("Scheduled publish failed")).toBeHidden();
});

test("versions are found by note and by author, and say when they were published", async ({ page, make }) => {
  const { flowId } = await make.publishedFlow(menuFlow());
  const by = await make.person("supervisor", "Greta Glade");
  const says = (text: string) => (flow: FlowDocument) => ({
    ...flow,
    nodes: { ...flow.nodes, welcome: step("greeting", "Welcome", { prompt: say(text) }, { next: "choose" }) },
  });
  for (const note of ["Two", "Three", "Four", "Five", "Six"]) await make.version(flowId, says(note), { note });
  await make.version(flowId, says("Seven"), { by, note: "Winter hours" });
  const { designer } = new Author(page);
  const versions = new VersionsSheet(page);
  await designer.open(flowId);
  await versions.open();
  const published = versions.sheet.getByRole("listitem");
  await expect(published).toHaveCount(7);
  await expect(versions.version(7)).toContainText("by Greta Glade");
  await expect(versions.version(7).getByRole("time").first()).toContainText(/\d:\d\d/);
  const search = versions.sheet.getByRole("searchbox", { name: "Search by note or author" });
  await search.fill("greta");
  await expect(published).toHaveText([/Version 7.*Winter hours/]);
  await search.fill("five");
  await expect(published).toHaveText([/Version 5/]);
  await search.fill("summer");
  await expect(versions.sheet.getByRole("heading", { name: "No version matches “summer”" })).toBeVisible();
});

test("a rollback names what that version needs and is gone, and is made all the same", async ({ page, make, site }) => {
  const name = `desk-${fresh()}`;
  const queue = await site.app.prisma.queue.create({ data: { name, label: "Desk", serviceSeconds: 20 } });
  const waits = step("queue", "Wait for the desk", { queue: name });
  const specs = queueNode.exits(queueNode.configSchema.parse(waits.config));
  waits.exits = Object.fromEntries(specs.map(({ id }) => [id, "bye"]));
  const bye = step("hangUp", "Goodbye", { prompt: say("Bye.") });
  const { flowId } = await make.publishedFlow(flowOf({ wait: waits, bye }));
  await make.version(flowId, (flow) => ({ ...flow, entry: "bye", nodes: { bye }, layout: {} }));
  await site.app.prisma.queue.delete({ where: { id: queue.id } });
  const { designer } = new Author(page);
  const versions = new VersionsSheet(page);
  await designer.open(flowId);
  await versions.open();
  await versions.version(1).getByRole("button", { name: "Roll back to this" }).click();
  const question = page.getByRole("alertdialog");
  // Read out when it comes: it takes a moment longer than the question.
  await expect(question.getByRole("status")).toContainText("One thing is not right with it today");
  await expect(question).toContainText(`Wait for the desk: There is no queue called “${name}” here.`);
  await versions.confirms("Roll back to version 1");
  await expect(versions.version(1)).toContainText("Live");
});

test("what only stands elsewhere is told apart, and all of it can be copied as text", async ({ page, make }) => {
  const { flowId, name } = await make.publishedFlow(menuFlow());
  await make.version(flowId, (flow) => ({
    ...flow,
    nodes: { ...flow.nodes, welcome: step("greeting", "Welcome", { prompt: say("Hi there.") }, { next: "choose" }) },
    layout: { ...flow.layout, bye: { x: 40, y: 900 } },
  }));
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const compare = new ComparePage(page);
  await compare.open(flowId, 1, 2);
  await expect(compare.card("Goodbye", "moved")).toContainText("Moved");
  await expect(compare.card("Welcome", "changed")).toBeVisible();
  await expect(compare.changes).toContainText("1 step only stands elsewhere");
  await compare.changes.getByRole("button", { name: "Copy as text" }).click();
  await expect(page.getByText("The changes are copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`${name}: Version 1 → Version 2`);
  expect(copied).toContain("Welcome");
  expect(copied).toContain("Hi there.");
  expect(copied).toContain("1 step only stands elsewhere");
});
