import { Author } from "@/e2e/composers/author";
import { flowName } from "@/e2e/fixtures/factories";
import { branchFlow, menuFlow } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";
import { FlowsPage } from "@/e2e/pages/flows-page";

// Journey 2: from an empty canvas, or a template, to a flow without problems.

/** Room for nine cards beside palette and inspector. */
const wide = { width: 2200, height: 1300 };

const steps = [
  ["Greeting", "Welcome", { x: 60, y: 60 }],
  ["Authentication", "Who is calling", { x: 360, y: 60 }],
  ["IVR menu", "Main menu", { x: 660, y: 60 }],
  ["Queue", "Wait for an agent", { x: 960, y: 60 }],
  ["Connect", "Connect", { x: 1240, y: 60 }],
  ["Escalation", "Escalation", { x: 360, y: 560 }],
  ["Voicemail", "Leave a message", { x: 660, y: 560 }],
  ["Hang up", "Goodbye", { x: 960, y: 560 }],
  ["After-call work", "Wrap up", { x: 60, y: 560 }],
] as const;

const wires = [
  ["Welcome", "Next", "Who is calling"],
  ["Who is calling", "Verified", "Main menu"],
  ["Who is calling", "Failed or locked", "Leave a message"],
  ["Who is calling", "Pressed nothing", "Goodbye"],
  ["Who is calling", "CRM unavailable", "Main menu"],
  ["Main menu", "Choice 1", "Escalation"],
  ["Main menu", "Choice 2", "Wait for an agent"],
  ["Main menu", "Wrong choice", "Goodbye"],
  ["Main menu", "Pressed nothing", "Goodbye"],
  ["Wait for an agent", "Waited too long", "Connect"],
  ["Wait for an agent", "Queue is full", "Leave a message"],
  ["Wait for an agent", "Could not queue", "Leave a message"],
  ["Connect", "Busy", "Leave a message"],
  ["Connect", "Nobody answered", "Leave a message"],
  ["Connect", "Could not connect", "Leave a message"],
  ["Escalation", "Automatically", "Connect"],
  ["Escalation", "Otherwise", "Wait for an agent"],
  ["Leave a message", "Said nothing", "Goodbye"],
] as const;

const prompts = [
  ["Welcome", "What does the caller hear?", "Welcome to Acme."],
  ["Who is calling", "How do you ask for the customer number?", "Your customer number, please."],
  ["Who is calling", "How do you ask for the PIN?", "And your PIN."],
  ["Main menu", "What does the menu say?", "For bills press 1, for anything else 2."],
  ["Leave a message", "What does the caller hear?", "Leave a message after the tone."],
] as const;

test("a flow of all nine steps is drawn from an empty canvas until no problem is left", async ({ visit }) => {
  const { page } = await visit("supervisor", { viewport: wide });
  const flows = new FlowsPage(page);
  const author = new Author(page);
  const { designer } = author;
  const name = flowName();
  await flows.open();
  await flows.drawNew(name);
  await designer.isOpen();
  await expect(designer.name).toHaveValue(name);
  await expect(page.getByRole("heading", { name: "What should callers hear first?" })).toBeVisible();

  for (const [kind, title, at] of steps) await author.places(kind, title, at);
  await expect(designer.cards).toHaveCount(9);
  await expect(designer.minimap).toBeVisible();
  await expect(designer.card("Welcome")).toContainText("Calls start here");
  await expect(designer.card("Wrap up")).toContainText("After the call");

  // 18 open exits, 5 silent prompts, 7 steps that no call reaches.
  await author.seesProblems(30);
  for (const [from, exit, to] of wires) await author.wires(from, exit, to);
  await author.seesProblems(5);
  const list = await designer.openProblems();
  await expect(list.getByRole("listitem")).toHaveCount(5);

  for (const [title, question, words] of prompts) {
    await designer.choose(title);
    await author.writes(question, words);
  }
  await expect(designer.card("Main menu")).toContainText("For bills press 1, for anything else 2.");
  await author.seesProblems(0);
  await expect(list).toContainText("This flow is ready to be published");
  await designer.isSaved();

  await page.reload();
  await designer.isOpen();
  await expect(designer.cards).toHaveCount(9);
  await expect(designer.wires).toHaveCount(18);
  await author.seesProblems(0);
});

test("forms change what a card says and which exits it has", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const author = new Author(page);
  const { designer } = author;
  await designer.open(flowId);
  await author.seesProblems(0);

  await designer.choose("Main menu");
  await designer.inspector.getByLabel("Name of this step").fill("First choice");
  await expect(designer.card("First choice")).toBeVisible();
  await designer.inspector.getByRole("button", { name: "Add a choice" }).click();
  // It leads nowhere, and nobody is told of it.
  await author.seesProblems(2);
  await expect(designer.exit("First choice", "Choice 3")).toBeAttached();
  await designer.inspector.getByLabel("What is it for?").last().fill("An agent");
  await expect(designer.card("First choice")).toContainText("An agent");
  await designer.setExit("An agent", "Goodbye");
  await author.seesProblems(1);
  await author.writes("What does the menu say?", "Hours, 1. Message, 2. An agent, 3.");
  await author.seesProblems(0);

  // A problem leads to the field that mends it.
  await designer.choose("Our hours");
  await author.writes("What does the caller hear?", "");
  await author.seesProblems(1);
  await designer.chooseNothing();
  const list = await designer.openProblems();
  await list.getByRole("button", { name: /Our hours/ }).click();
  await expect(author.prompt("What does the caller hear?")).toBeFocused();
  await page.keyboard.type("Ten to four.");
  await author.seesProblems(0);
  await expect(designer.card("Our hours")).toContainText("Ten to four.");
});

test("a branch's condition is built of rules and groups, and its card says it", async ({ page, make }) => {
  const { flowId } = await make.flow(branchFlow());
  const author = new Author(page);
  const { designer } = author;
  await designer.open(flowId);
  await author.seesProblems(0);

  await designer.choose("Who is it?");
  const { inspector } = designer;
  await inspector.getByRole("button", { name: "Only when…" }).click();
  await inspector.getByLabel("Value").fill("gold");
  await expect(designer.card("Who is it?")).toContainText("Account type is gold");
  await inspector.getByRole("button", { name: "Add a group" }).click();
  await inspector.getByLabel("Value").nth(1).fill("silver");
  await expect(designer.card("Who is it?")).toContainText("Account type is gold and (Account type is silver)");
  await inspector.getByRole("button", { name: "Not", exact: true }).first().click();
  await expect(designer.card("Who is it?")).toContainText("not (");
  await inspector.getByRole("button", { name: "Remove this group" }).click();
  await expect(designer.card("Who is it?")).toContainText("not (Account type is gold)");
  await author.seesProblems(0);
});

test("every change can be undone and redone, and keys delete", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const author = new Author(page);
  const { designer } = author;
  await designer.open(flowId);
  await expect(designer.cards).toHaveCount(6);
  const wired = await designer.drawnWires();

  await designer.choose("Leave a message");
  await page.keyboard.press("Escape");
  await designer.choose("Leave a message");
  await page.keyboard.press("Delete");
  await expect(designer.cards).toHaveCount(5);
  // What led there goes on to where it led.
  await expect(designer.wires).toHaveCount(wired - 2);
  await expect(page.getByText("Deleted “Leave a message”")).toBeVisible();

  await page.keyboard.press("Control+z");
  await expect(designer.cards).toHaveCount(6);
  await expect(designer.wires).toHaveCount(wired);
  await page.keyboard.press("Control+Shift+z");
  await expect(designer.cards).toHaveCount(5);
  await designer.bar(/^Undo/).click();
  await expect(designer.cards).toHaveCount(6);
  await author.seesProblems(0);

  // A wire goes alone.
  await designer.choose("Our hours");
  await expect(designer.exitTarget("Next")).toHaveAccessibleName(/Main menu/);
  await designer.setExit("Next", "Goodbye");
  await expect(designer.exitTarget("Next")).toHaveAccessibleName(/Goodbye/);
  await designer.bar(/^Undo: connect/).click();
  await expect(designer.exitTarget("Next")).toHaveAccessibleName(/Main menu/);

  // Typing is one step, and Ctrl-Z in a field is the field's own until it is left.
  await author.writes("What does the caller hear?", "Always open.");
  await designer.bar(/^Undo/).click();
  await expect(author.prompt("What does the caller hear?")).toHaveValue("Nine to five.");
});

test("a wire let go over nothing offers the next step, and one that cannot work is refused with the reason", async ({
  page,
  make,
}) => {
  const { flowId } = await make.flow(menuFlow());
  const author = new Author(page);
  const { designer } = author;
  await designer.open(flowId);
  const before = await designer.drawnWires();
  await designer.drawWire("Our hours", "Next", "Wrap up");
  await expect(page.getByText("calls cannot lead into it")).toBeVisible();
  await expect(designer.wires).toHaveCount(before);

  await designer.drawWireToNothing("Our hours", "Next");
  await page.getByRole("option", { name: "Hang up" }).click();
  await expect(designer.cards).toHaveCount(7);
  await designer.choose("Our hours");
  await expect(designer.exitTarget("Next")).toHaveAccessibleName(/Goodbye/);
});

test("a ready template becomes a flow of one's own", async ({ page }) => {
  const flows = new FlowsPage(page);
  const author = new Author(page);
  const name = flowName();
  await flows.open();
  await flows.startFromTemplate("Northwind Broadband support line", name);
  await author.designer.isOpen();
  await expect(author.designer.name).toHaveValue(name);
  await author.seesProblems(0);
  await flows.open();
  await expect(flows.row(name)).toContainText("Not published yet");
});

test("a file that is no flow is refused with file, node and code, and nothing is kept", async ({
  visit,
  make,
  site,
}) => {
  const person = await make.person("supervisor");
  const { page } = await visit(person);
  const flows = new FlowsPage(page);
  const bad = menuFlow();
  const file = JSON.stringify({
    ...bad,
    nodes: { ...bad.nodes, welcome: { ...bad.nodes.welcome, type: "teleport" }, hours: { type: "greeting" } },
  });
  await flows.open();
  await flows.importFile("broken-flow.json", file);
  const refusal = flows.dialog.getByRole("alert");
  await expect(refusal).toContainText("broken-flow.json");
  await expect(refusal).toContainText("hours");
  await expect(refusal.getByRole("listitem").first()).toContainText(/[a-z]+_[a-z_]+/);
  expect(await site.app.prisma.flow.count({ where: { createdBy: person.id } })).toBe(0);
});
