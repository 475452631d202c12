import { Author } from "@/e2e/composers/author";
import { menuFlow, say, step } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";
import { ComparePage } from "@/e2e/pages/compare-page";
import { FlowsPage } from "@/e2e/pages/flows-page";
import { VersionsSheet } from "@/e2e/pages/versions-sheet";
import type { FlowDocument } from "@/lib/flow/document";

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
