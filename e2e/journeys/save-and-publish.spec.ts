import type { Route } from "@playwright/test";
import { Author } from "@/e2e/composers/author";
import { flowName } from "@/e2e/fixtures/factories";
import { flowOf, menuFlow, say, step } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";
import { FlowsPage } from "@/e2e/pages/flows-page";
import { NumbersPage } from "@/e2e/pages/numbers-page";

// Journey 3: autosave, numbered versions on a number, and two people with one draft.

const question = "What does the caller hear?";

test("what is drawn is saved by itself and is there after a reload", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const author = new Author(page);
  const { designer } = author;
  await designer.open(flowId);
  await designer.choose("Welcome");
  await author.writes(question, "Good morning.");
  await designer.moveCard("Goodbye", { x: 40, y: 80 });
  await designer.isSaved();
  await page.reload();
  await designer.isOpen();
  await expect(designer.card("Welcome")).toContainText("Good morning.");
  // Undo outlives the reload.
  await designer.bar(/^Undo: move/).click();
  await designer.bar(/^Undo: change a setting/).click();
  await expect(designer.card("Welcome")).toContainText("Hi");
});

test("a telephone shows the whole name, whether it is saved, and undoing", async ({ page, make }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { flowId, name } = await make.flow(menuFlow());
  const { designer } = new Author(page);
  await designer.open(flowId);
  const field = page.getByRole("textbox", { name: "Flow name" });
  await expect(field).toHaveValue(name);
  await field.pressSequentially(" 2");
  await designer.isSaved();
  expect(await field.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(true);
  await designer.bar(/^Undo: change the flow/).click();
  await expect(field).toHaveValue(name);
});

test("without the server nothing is lost: it says so, keeps the changes and saves them later", async ({
  visit,
  make,
}) => {
  const { flowId } = await make.flow(menuFlow());
  const { page, console } = await visit("supervisor");
  console.allow(/Failed to load resource|ERR_FAILED/);
  const author = new Author(page);
  await author.designer.open(flowId);
  let refused = 0;
  await page.route("**/api/trpc/flows.saveDraft*", (route) => {
    refused += 1;
    return route.abort();
  });
  await author.designer.choose("Welcome");
  await author.writes(question, "Written while offline.");
  await expect(page.getByText("Offline: 1 change kept in this browser")).toBeVisible();
  // It tries again by itself, ever more seldom; after the fourth try there is time for a person to be first.
  await expect.poll(() => refused).toBeGreaterThanOrEqual(4);
  await page.unroute("**/api/trpc/flows.saveDraft*");
  await page.getByRole("button", { name: "Try now" }).click();
  await author.designer.isSaved();
  const draft = await page.request.get(
    `/api/trpc/flows.get?input=${encodeURIComponent(JSON.stringify({ json: { flowId } }))}`,
  );
  expect(await draft.text()).toContain("Written while offline.");
});

test("a flow whose name is emptied keeps it until another is typed, and what else is unsaved outlives a reload", async ({
  visit,
  make,
}) => {
  const { flowId, name } = await make.flow(menuFlow());
  const { page, console } = await visit("supervisor");
  console.allow(/Failed to load resource|ERR_FAILED/);
  const author = new Author(page);
  const { designer } = author;
  await designer.open(flowId);
  await page.route("**/api/trpc/flows.saveDraft*", (route) => route.abort());
  await designer.choose("Welcome");
  await author.writes(question, "Written while offline.");
  await designer.name.fill("");
  await expect(designer.name).toHaveValue("");
  await expect(page.getByText("Offline: 1 change kept in this browser")).toBeVisible();
  await page.reload();
  await designer.isOpen();
  await expect(designer.card("Welcome")).toContainText("Written while offline.");
  await expect(designer.name).toHaveValue(name);
  await designer.name.fill(" ");
  await designer.name.blur();
  await expect(designer.name).toHaveValue(name);
});

test("errors stand in the way of publishing and lead to their place", async ({ page, make }) => {
  const flow = menuFlow();
  if (flow.nodes.hours) flow.nodes.hours.exits = {};
  const { flowId } = await make.flow(flow);
  const author = new Author(page);
  await author.designer.open(flowId);
  await author.publishing.open();
  await expect(author.publishing.dialog).toContainText("One problem has to be mended first");
  await expect(author.publishing.submit).toBeDisabled();
  await author.publishing.dialog.getByRole("button", { name: /Our hours/ }).click();
  await expect(author.designer.inspector.getByLabel("Name of this step")).toHaveValue("Our hours");
  await expect(author.designer.exitTarget("Next")).toBeFocused();
});

test("a publish whose list of numbers did not load leaves them as they are", async ({ visit, make, site }) => {
  const { flowId, number } = await make.publishedFlow(menuFlow());
  const { page, console } = await visit("supervisor");
  console.allow(/Failed to load resource|ERR_FAILED/);
  const author = new Author(page);
  await author.designer.open(flowId);
  await author.designer.choose("Welcome");
  await author.writes(question, "Good evening.");
  await page.route(/numbers\.list/, (route) => route.abort());
  await author.publishing.open();
  await expect(author.publishing.dialog).toContainText("The numbers did not load.");
  await author.publishing.publish("Without a choice");
  await author.publishing.isLive(2);
  await expect(author.publishing.dialog).toContainText(number);
  expect(await site.app.prisma.phoneNumber.findUnique({ where: { e164: number } })).toMatchObject({ flowId });
});

test("a publish moves the number that was chosen and none that others moved meanwhile", async ({
  page,
  make,
  site,
}) => {
  const { flowId, number } = await make.publishedFlow(menuFlow());
  const { phoneNumber } = site.app.prisma;
  const [chosen, given] = [await make.number(), await make.number()];
  const other = await make.publishedFlow(menuFlow());
  const { designer, publishing } = new Author(page);
  await designer.open(flowId);
  await publishing.open();
  await publishing.toggle(chosen);
  await phoneNumber.update({ where: { e164: given }, data: { flowId } });
  await phoneNumber.update({ where: { e164: number }, data: { flowId: other.flowId } });
  await publishing.publish("One number more");
  await publishing.isLive(1);
  await expect(publishing.dialog).toContainText(chosen);
  const leadsTo = async (e164: string) => (await phoneNumber.findUniqueOrThrow({ where: { e164 } })).flowId;
  expect([await leadsTo(chosen), await leadsTo(given), await leadsTo(number)]).toEqual([flowId, flowId, other.flowId]);
});

test("a publish goes on where it was drawn, also when nothing can be read any more", async ({ visit, make }) => {
  const { flowId } = await make.publishedFlow(menuFlow());
  const { page, console } = await visit("supervisor");
  console.allow(/Failed to load resource|ERR_FAILED/);
  const author = new Author(page);
  await author.designer.open(flowId);
  await author.designer.choose("Welcome");
  await author.writes(question, "Good evening.");
  await author.publishing.open();
  await page.route(/flows\.get\b/, (route) => route.abort());
  await author.publishing.publish("Evening");
  await author.publishing.isLive(2);
  await author.publishing.dialog.getByRole("button", { name: "Done" }).click();
  await expect(author.designer.card("Welcome")).toContainText("Good evening.");
});

test("a publish that is done says so, now and for later, however long it takes to read the lists anew", async ({
  page,
  make,
}) => {
  const { flowId } = await make.publishedFlow(menuFlow());
  const author = new Author(page);
  const { dialog } = author.publishing;
  await author.designer.open(flowId);
  await author.designer.choose("Welcome");
  await author.writes(question, "Good evening.");
  await author.publishing.open();
  await expect(dialog.getByRole("checkbox").first()).toBeChecked();
  // Never answered.
  await page.route(/numbers\.list|flows\.(versions|schedules|list)\b/, () => undefined);
  await author.publishing.publish("Evening");
  await author.publishing.isLive(2);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();

  await author.publishing.open();
  await dialog.getByRole("radio", { name: "At a time" }).click();
  await dialog.getByRole("button", { name: "Schedule", exact: true }).click();
  await expect(page.getByText(/^It will be published/)).toBeVisible();
  await expect(dialog).toBeHidden();
});

test("a page that the server does not understand any more says to reload it, and the draft is there again", async ({
  visit,
  make,
}) => {
  const { flowId } = await make.publishedFlow(menuFlow());
  const { page, console } = await visit("supervisor");
  console.allow(/Failed to load resource/);
  const author = new Author(page);
  await author.designer.open(flowId);
  await author.designer.choose("Welcome");
  await author.writes(question, "Good evening.");
  // As a page of the release before would ask.
  await page.route(/flows\.publish\b/, (route) => {
    const headers = { ...route.request().headers(), "x-callwright-build": "before" };
    return route.continue({ headers, postData: JSON.stringify({ 0: { json: { flow: flowId } } }) });
  });
  await author.publishing.open();
  await author.publishing.publish("Evening");
  await expect(author.publishing.dialog).toContainText("This page is older than the server.");
  await author.publishing.dialog.getByRole("button", { name: "Cancel" }).click();
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Reload", exact: true }).click()]);
  await expect(page.getByRole("button", { name: "Reload", exact: true })).toBeHidden();
  await author.designer.isOpen();
  await expect(author.designer.card("Welcome")).toContainText("Good evening.");
});

test("checks go on while it is not known what a subflow holds, and look again when somebody comes back to the page", async ({
  visit,
  make,
}) => {
  const hello = step("greeting", "Hello", { prompt: say("Hi.") }, { next: "back" });
  const inner = await make.flow(flowOf({ hello, back: step("returnFromSubflow", "Back") }, { name: flowName() }));
  const exits = { done: "bye", failed: "bye" };
  const outer = await make.flow(
    flowOf({
      run: step("subflow", "Ask who it is", { flow: inner.name }, exits),
      bye: step("hangUp", "Goodbye"),
      lost: step("hangUp", "No call comes here"),
    }),
  );
  const comeBack = () => page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
  const { page, console } = await visit("supervisor");
  console.allow(/Failed to load resource|ERR_FAILED/);
  await page.route(/flows\.subflows/, (route) => route.abort());
  const author = new Author(page);
  await author.designer.open(outer.flowId);
  await author.seesProblems(1);
  await page.unroute(/flows\.subflows/);
  // Now that it can be told: nobody has published it.
  await comeBack();
  await author.seesProblems(2);
  await make.version(inner.flowId);
  await comeBack();
  await author.seesProblems(1);
});

test("versions are numbered, and a number leads to the newest", async ({ page, make }) => {
  const { flowId, name } = await make.flow(menuFlow());
  const author = new Author(page);
  const { designer, publishing } = author;
  await designer.open(flowId);
  await publishing.open();
  await publishing.addTestNumber();
  await publishing.publish("The first one");
  await publishing.isLive(1);
  await expect(publishing.dialog).toContainText(/Calls to .*\+1555010\d{4}.* hear it from now on/);
  await publishing.dialog.getByRole("button", { name: "Done" }).click();

  await designer.choose("Welcome");
  await author.writes(question, "Hello again.");
  await author.publishes("A warmer greeting");
  await publishing.isLive(2);
  await publishing.dialog.getByRole("button", { name: "Done" }).click();

  await designer.bar("Versions").click();
  const versions = page.getByRole("dialog", { name: "Versions" });
  await expect(versions.getByRole("listitem").first()).toContainText("Version 2");
  await expect(versions.getByRole("listitem").first()).toContainText("A warmer greeting");
  const first = versions.getByRole("listitem").filter({ hasText: "The first one" });
  await expect(first.getByRole("link", { name: "Compare with the draft" })).toBeVisible();
  await first.getByRole("button", { name: "Restore into the draft" }).click();
  await expect(designer.card("Welcome")).toContainText("Hi");

  const flows = new FlowsPage(page);
  await flows.open();
  await expect(flows.row(name)).toContainText("Version 2");
});

test("a number is added, labelled and given a flow", async ({ page, make }) => {
  const { name } = await make.publishedFlow(menuFlow());
  const numbers = new NumbersPage(page);
  await numbers.open();
  const label = `Hotline of ${name}`;
  await numbers.add({ label, flow: name });
  await expect(numbers.row(label)).toContainText(name);
});

test("two people saving the same draft: the second is told and loses nothing", async ({ visit, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const ann = await make.person("supervisor", "Ann Archer");
  const { page: first } = await visit(ann);
  const { page: second } = await visit("supervisor");
  const [annDraws, benDraws] = [new Author(first), new Author(second)];
  await annDraws.designer.open(flowId);
  await benDraws.designer.open(flowId);

  // Ben's save is on its way while Ann's arrives.
  let letGo = () => {};
  const annIsDone = new Promise<void>((done) => {
    letGo = done;
  });
  const hold = async (route: Route) => {
    await annIsDone;
    await route.continue();
  };
  await second.route("**/api/trpc/flows.saveDraft*", hold);
  await benDraws.designer.choose("Welcome");
  await benDraws.writes(question, "Ben says hello.");
  await annDraws.designer.choose("Welcome");
  await annDraws.writes(question, "Ann says hello.");
  await annDraws.designer.choose("Our hours");
  await annDraws.writes(question, "Ann is open all day.");
  await annDraws.designer.isSaved();
  letGo();

  const told = benDraws.designer.conflict;
  await expect(told.getByRole("heading", { name: "Ann Archer changed the same parts while you did" })).toBeVisible();
  await expect(told.getByRole("radio", { name: /Yours/ })).toContainText("Ben says hello.");
  await expect(told.getByRole("radio", { name: /Theirs/ })).toContainText("Ann says hello.");
  await told.getByRole("button", { name: "Keep chosen" }).click();
  await benDraws.designer.isSaved();
  await expect(benDraws.designer.card("Our hours")).toContainText("Ann is open all day.");
  await expect(benDraws.designer.card("Welcome")).toContainText("Ben says hello.");

  // Ann sees it come in, and both read the same after a reload.
  await expect(annDraws.designer.card("Welcome")).toContainText("Ben says hello.");
  await first.reload();
  await annDraws.designer.isOpen();
  await expect(annDraws.designer.card("Welcome")).toContainText("Ben says hello.");
  await expect(annDraws.designer.card("Our hours")).toContainText("Ann is open all day.");
});
