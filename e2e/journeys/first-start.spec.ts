import { startCopy } from "@/e2e/fixtures/copy";
import { expect, test } from "@/e2e/fixtures/test";
import { PeoplePage } from "@/e2e/pages/people-page";
import { Shell } from "@/e2e/pages/shell";
import { SignInPage } from "@/e2e/pages/sign-in-page";

// Journey 1: the printed link, and who may come in after it.

test("the printed sign-in link works once", async ({ visit, site }) => {
  // Every start prints a link of its own. One is too old after a quarter of an hour, and no other try may have used it.
  const copy = await startCopy(site);
  try {
    const printed = () => /Sign in once with +(\S+)/.exec(copy.output())?.[1] ?? "";
    await expect.poll(printed).not.toBe("");
    const { page: first } = await visit(null, { baseURL: copy.url });
    await first.goto(printed());
    await expect(first).toHaveURL(/\/flows$/);
    await expect(first.getByRole("heading", { name: "Flows", level: 1 })).toBeVisible();
    const shell = new Shell(first);
    await expect.poll(() => shell.places()).toEqual(["Flows", "Phone", "Calls", "Customers", "Numbers", "Settings"]);
    // Nobody is told of changes by a server that is gone.
    await first.close();

    const { page: second } = await visit(null, { baseURL: copy.url });
    await second.goto(printed());
    const signIn = new SignInPage(second);
    await expect(signIn.heading).toBeVisible();
    await expect(signIn.notice).toContainText("used already or is too old");
    await second.goto("/flows");
    await expect(signIn.heading).toBeVisible();
    await second.close();
  } finally {
    await copy.kill();
  }
});

test("a stranger is led to the sign-in page and is told nothing about who has an account", async ({ visit, make }) => {
  const { page } = await visit(null);
  for (const path of ["/", "/flows", "/customers", "/settings/people"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in$/);
  }
  const signIn = new SignInPage(page);
  await signIn.asksFor("nobody@example.com");
  const told = await page.getByRole("main").textContent();
  await page.getByRole("button", { name: "Use another address" }).click();
  const { email } = await make.person("agent");
  await signIn.asksFor(email);
  expect(await page.getByRole("main").textContent()).toBe(told?.replace("nobody@example.com", email));
});

test("an agent sees and reaches what agents may, and is led away from the rest", async ({ visit, make, site }) => {
  const { flowId } = await make.flow();
  const { page } = await visit("agent");
  await page.goto("/");
  await expect(page).toHaveURL(/\/calls$/);
  const shell = new Shell(page);
  await expect.poll(() => shell.places()).toEqual(["Calls", "Customers", "Settings"]);
  for (const path of ["/flows", `/flows/${flowId}`, "/phone", "/numbers"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/calls$/);
  }
  for (const path of [
    "/settings/people",
    "/settings/keys",
    "/settings/audit",
    "/settings/queues",
    "/settings/agents",
    "/settings/hours",
    "/settings/calendars",
  ]) {
    await page.goto(path);
    await expect(page).not.toHaveURL(new RegExp(path));
  }
  // Not only hidden: the API itself refuses.
  const reply = await page.request.get(`/api/trpc/flows.list?batch=1&input=${encodeURIComponent('{"0":{"json":{}}}')}`);
  expect(reply.status()).toBe(403);
  const dialled = await page.request.post(`${site.url}/carrier/control/calls`, {
    data: { from: "anonymous", to: "+15550100001" },
    headers: { origin: site.url },
  });
  expect(dialled.status()).toBeGreaterThanOrEqual(401);
  expect(dialled.status()).toBeLessThanOrEqual(403);
});

test("an invitation link makes a second person with a role, once", async ({ visit }) => {
  const { page: admin } = await visit("admin");
  const people = new PeoplePage(admin);
  await people.open();
  const email = `quinn.${Date.now()}@example.com`;
  const link = await people.invite({ name: "Quinn Avery", email, role: "Quality assurance" });
  await expect(people.row(email)).toContainText("Quality assurance");

  const { page: invited } = await visit(null);
  await invited.goto(link);
  await expect(invited.getByRole("main")).toContainText("Quality assurance");
  await invited.getByLabel("Your name").fill("Quinn A.");
  await invited.getByRole("button", { name: "Accept and sign in" }).click();
  await expect(invited).toHaveURL(/\/flows$/);
  await expect(invited.getByRole("button", { name: "Account: Quinn A." })).toBeVisible();
  await expect(invited.getByRole("button", { name: "New flow" })).toHaveCount(0);

  const { page: late, console } = await visit(null);
  console.allow(/404/);
  await late.goto(link);
  await expect(late.getByRole("heading", { name: "This invitation does not work" })).toBeVisible();

  await people.open();
  await expect(people.row(email)).toContainText("Quinn A.");
});

test("signing out ends the session", async ({ visit }) => {
  const { page } = await visit("supervisor");
  await page.goto("/flows");
  await new Shell(page).signOut();
  await expect(new SignInPage(page).heading).toBeVisible();
  await page.goto("/customers");
  await expect(page).toHaveURL(/\/sign-in$/);
});
