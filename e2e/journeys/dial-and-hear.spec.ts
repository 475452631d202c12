import { Author } from "@/e2e/composers/author";
import { Caller } from "@/e2e/composers/caller";
import { menuFlow, pinFlow } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";

// Journey 4: the phone in the browser, and what the flow does meanwhile.

test("a caller hears the prompts, presses keys, and the flow can be watched turn by turn", async ({ page, make }) => {
  const { number } = await make.publishedFlow(menuFlow());
  const customer = await make.customer({ firstName: "Petra" });
  const caller = new Caller(page);
  const { phone } = caller;
  await caller.dials(number, { from: customer.phone });
  await caller.hears("Hi Petra.");
  await caller.hears("Hours, 1. Message, 2.");
  await expect(phone.phone).toContainText(customer.name);

  await caller.presses("9");
  await caller.hears("No such choice.");
  await caller.presses("1");
  await caller.hears("Nine to five.");
  await expect(phone.trace).toContainText(/Turn \d of \d/);
  await expect(await phone.traceTab("Path")).toContainText("Our hours");
  await expect(await phone.traceTab("Variables")).toContainText("choice");
  await expect(await phone.traceTab("Event")).toContainText("digitsPressed");
  await expect(await phone.traceTab("TwiML")).toContainText("Gather");
  await expect(await phone.traceTab("TwiML")).toContainText("Nine to five.");

  await phone.trace.getByRole("button", { name: "One turn back" }).click();
  await expect(await phone.traceTab("TwiML")).toContainText("No such choice.");
  await phone.trace.getByRole("button", { name: "One turn on" }).click();
  await expect(await phone.traceTab("TwiML")).toContainText("Nine to five.");
  await caller.hangsUp();
  await expect(phone.conversation).toContainText("The call ended after");
});

test("id and PIN are typed; the PIN is dots everywhere and stands nowhere", async ({ page, make, site }) => {
  const { number } = await make.publishedFlow(pinFlow());
  const customer = await make.customer({ firstName: "Tove", pin: "90817" });
  const caller = new Caller(page);
  await caller.dials(number);
  await caller.hears("Your number, then pound.");
  await expect(caller.phone.trace).toContainText("Turn 1 of 1");
  await caller.presses(`${customer.idNumber}#`);
  await caller.hears("Your PIN, then pound.");
  await caller.presses(`${customer.pin}#`);
  await caller.hears("Thanks Tove.");
  // Until the phone knows that no secret is asked for, keys are dots: the first ones may be.
  await expect(caller.phone.conversation).toContainText(`${customer.idNumber.slice(-4)}#`);
  await expect(caller.phone.conversation).toContainText("••••");
  await caller.hears("Press 1 to end.");
  await caller.presses("1");
  await caller.isDone();

  for (const tab of ["Event", "Variables", "TwiML", "Path"]) await caller.phone.traceTab(tab);
  expect(await page.content()).not.toContain(customer.pin);
  const { callId } = await site.app.prisma.callSession.findFirstOrThrow({ where: { customerId: customer.id } });
  const events = await site.app.prisma.callEvent.findMany({ where: { callId } });
  expect(events.length).toBeGreaterThan(0);
  expect(JSON.stringify(events.map(({ data }) => data))).not.toContain(customer.pin);
});

test("the path lights up on the canvas while the call goes on, and stepping back dims it", async ({ page, make }) => {
  const { flowId, number } = await make.publishedFlow(menuFlow());
  const author = new Author(page);
  const caller = new Caller(page);
  const { designer } = author;
  await designer.open(flowId);
  await designer.bar("Simulate").click();
  await expect(caller.phone.phone.getByLabel("Number to call")).toHaveValue(number);
  await caller.phone.dial(null, "");
  await caller.hears("Hours, 1. Message, 2.");
  await expect(designer.visited("Welcome")).toBeVisible();
  await expect(designer.here("Main menu")).toBeVisible();
  await expect(designer.visited("Our hours")).toHaveCount(0);

  await caller.presses("1");
  await caller.hears("Nine to five.");
  await expect(designer.visited("Our hours")).toBeVisible();
  await expect(designer.takenWires).not.toHaveCount(0);

  await caller.phone.trace.getByRole("button", { name: "One turn back" }).click();
  await expect(designer.visited("Our hours")).toHaveCount(0);
  await caller.hangsUp();
});

test("the phone beside a flow offers the number that the flow has by now", async ({ page, make, site }) => {
  const { phoneNumber } = site.app.prisma;
  const other = await make.publishedFlow(menuFlow());
  const { flowId, number } = await make.publishedFlow(menuFlow());
  const taken = await make.number();
  const { designer, publishing } = new Author(page);
  const { phone } = new Caller(page);
  const offered = phone.phone.getByLabel("Number to call");
  await designer.open(flowId);
  await designer.bar("Simulate").click();
  await expect(offered).toHaveValue(number);
  await designer.bar("Simulate").click();

  await publishing.open();
  await publishing.toggle(number);
  await publishing.toggle(taken);
  await publishing.publish("Another number");
  await publishing.isLive(1);
  await publishing.dialog.getByRole("button", { name: "Done" }).click();
  await designer.bar("Simulate").click();
  await expect(offered).toHaveValue(taken);

  // Without a word from this page: somebody else leads the number elsewhere, and another here.
  await phoneNumber.update({ where: { e164: taken }, data: { flowId: other.flowId } });
  await phoneNumber.update({ where: { e164: number }, data: { flowId } });
  await expect(offered).toHaveValue(number);
});

test("a call after a publish offers the number that was published, however long the list takes to be read", async ({
  page,
  make,
}) => {
  await make.publishedFlow(menuFlow());
  const { flowId } = await make.flow(menuFlow());
  const taken = await make.number();
  const { designer, publishing } = new Author(page);
  const { phone } = new Caller(page);
  const offered = phone.phone.getByLabel("Number to call");
  await designer.open(flowId);
  await designer.bar("Simulate").click();
  await phone.phone.getByRole("button", { name: "Choose from the list" }).first().click();
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await designer.bar("Simulate").click();
  // By now it is known that numbers lead to other flows, and none here.
  await designer.bar("Simulate").click();
  await expect(offered).toHaveValue("");
  await designer.bar("Simulate").click();

  await publishing.open();
  await publishing.toggle(taken);
  // Never answered.
  await page.route(/numbers\.list/, () => undefined);
  await publishing.publish("Its first number");
  await publishing.isLive(1);
  await publishing.dialog.getByRole("button", { name: "Call it" }).click();
  await expect(offered).toHaveValue(taken);
});

test("a running call stays on its version; the next call hears the new one", async ({ page, make }) => {
  const { flowId, number } = await make.publishedFlow(menuFlow());
  const caller = new Caller(page);
  await caller.dials(number);
  await caller.hears("Hours, 1. Message, 2.");
  await make.version(flowId, (flow) => JSON.parse(JSON.stringify(flow).replace("Nine to five.", "Closed for ever.")));
  await caller.presses("1");
  await caller.hears("Nine to five.");
  await caller.hangsUp();

  await caller.dials(number);
  await caller.hears("Hours, 1. Message, 2.");
  await caller.presses("1");
  await caller.hears("Closed for ever.");
  await caller.hangsUp();
});

test("a number that nobody has published is answered politely", async ({ page }) => {
  const caller = new Caller(page);
  await caller.dials("+15550109999");
  await caller.isDone();
  await expect(caller.phone.conversation.getByRole("listitem").first()).toContainText(/number|sorry/i);
  await expect(caller.phone.conversation).not.toContainText("Carrier error");
});
