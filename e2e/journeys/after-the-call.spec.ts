import { Caller } from "@/e2e/composers/caller";
import { menuFlow, pinFlow } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";
import { CallPages } from "@/e2e/pages/call-pages";

// Journey 6: what is left of a call, and whose it was.

test("a call is found again with its timeline, its path and its customer", async ({ page, make }) => {
  const { number, name } = await make.publishedFlow(menuFlow());
  const customer = await make.customer();
  const caller = new Caller(page);
  await caller.dials(number, { from: customer.phone });
  await caller.hears("Hours, 1. Message, 2.");
  await caller.presses("1");
  await caller.hears("Nine to five.");
  await caller.hangsUp();

  const calls = new CallPages(page);
  await calls.openList();
  await calls.find(customer.name.split(" ").slice(1).join(" "));
  await expect(calls.row(customer.name)).toContainText(name);
  await expect(calls.row(customer.name)).toContainText("Caller hung up");
  await calls.row(customer.name).getByRole("link").click();
  await expect(page).toHaveURL(/\/calls\/[^/]+$/);

  await expect(calls.moment(/^Called/)).toBeVisible();
  await expect(calls.moment(new RegExp(`Recognised as .*${customer.name}`))).toContainText("Hi Nora.");
  await expect(calls.moment(/Pressed .*1.*Hours/)).toContainText(/Nine to five\..*0:\d\d/s);
  await expect(calls.moment(/Hung up/)).toContainText(/0:\d\d/);
  await calls.moment(/Pressed/).click();
  await expect(calls.whatHappened).toContainText("left by “Hours”");
  await calls.whatHappened.getByRole("tab", { name: "TwiML" }).click();
  await expect(calls.whatHappened).toContainText("<Gather");
  await calls.moment(/Pressed/).click();
  await expect(calls.map).toContainText("Our hours");

  await expect(calls.panel("After the call")).toContainText("Called about Hours");
  await calls.panel("Call").getByRole("link", { name: customer.name }).click();
  await expect(page).toHaveURL(new RegExp(`/customers/${customer.id}$`));
  await expect(page.getByRole("heading", { name: customer.name, level: 1 })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Called about Hours");
  await expect(page.getByRole("main")).toContainText("Heard by the flow.");
});

test("hanging up in the first prompt writes the call up all the same, once", async ({ page, make, site }) => {
  const { number } = await make.publishedFlow(pinFlow());
  const customer = await make.customer();
  const caller = new Caller(page);
  await caller.dials(number, { from: customer.phone });
  await caller.hears("Your number, then pound.");
  await caller.hangsUp();
  const written = () => site.app.prisma.interaction.count({ where: { customerId: customer.id, kind: "call" } });
  await expect.poll(written).toBe(1);
  await page.goto(`/customers/${customer.id}`);
  await expect(page.getByRole("main").getByText(/Call of \d+ seconds/)).toHaveCount(1);
  expect(await written()).toBe(1);
});

test("a message is recorded, kept with the customer, and can be played by those who may", async ({ visit, make }) => {
  const { number } = await make.publishedFlow(menuFlow());
  const customer = await make.customer();
  const { page } = await visit("supervisor");
  const caller = new Caller(page);
  await caller.dials(number, { from: customer.phone });
  await caller.hears("Hours, 1. Message, 2.");
  await caller.presses("2");
  await caller.hears("Recording. Speak after the tone.");
  await caller.phone.phone.getByRole("button", { name: "End the message" }).click();
  await caller.isDone();

  await page.goto(`/customers/${customer.id}`);
  const audio = page.locator("audio");
  await expect(async () => {
    await page.reload();
    await expect(audio).toHaveCount(1, { timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  const heard = await page.request.get((await audio.getAttribute("src")) ?? "");
  expect(heard.status()).toBe(200);
  expect(heard.headers()["content-type"]).toMatch(/^audio\//);
  expect((await heard.body()).subarray(0, 4).toString()).toBe("RIFF");
  const seconds = await audio.evaluate(async (element: HTMLAudioElement) => {
    element.muted = true;
    await element.play();
    return element.duration;
  });
  expect(seconds).toBeGreaterThan(0);

  const { page: auditor } = await visit("auditor");
  const refused = await auditor.request.get((await audio.getAttribute("src")) ?? "");
  expect(refused.status()).toBe(403);
});
