import type { APIRequestContext, Locator } from "@playwright/test";
import { menuFlow } from "@/e2e/fixtures/flow-documents";
import type { Site } from "@/e2e/fixtures/site";
import { expect, test } from "@/e2e/fixtures/test";
import { CallByWebhooks } from "@/e2e/fixtures/webhooks";
import { CallPages } from "@/e2e/pages/call-pages";
import { DesignerPage } from "@/e2e/pages/designer-page";
import { TrafficOverlay } from "@/e2e/pages/traffic-overlay";
import { VersionsSheet } from "@/e2e/pages/versions-sheet";

// What callers did, drawn on the flow they did it in, and from each number the way to its calls.

test("three calls are counted where they went, and each count leads to them", async ({ page, make, site, request }) => {
  const { flowId, number } = await make.publishedFlow(menuFlow());
  const call = (from: string, ...keys: string[]) => playCall(request, site, { to: number, from }, keys);
  await call("+12025550151", "1");
  await call("+12025550152");
  await call("+12025550153", "9", "9", "9");

  await new DesignerPage(page).open(flowId);
  const overlay = new TrafficOverlay(page);
  await overlay.show();
  await expect(overlay.bar).toContainText("3 calls");
  await expect(overlay.bar).toContainText("2 hung up (67%)");
  const menu = page.getByRole("group", { name: "Main menu", exact: true });
  await expect(menu.getByTitle("3 calls came here, 4 times in all")).toBeVisible();
  await expect(menu.getByTitle("2 callers hung up here: 67% of those that came")).toBeVisible();
  await expect(menu.getByTitle("1 call took “Hours”, once in all")).toHaveText("1");
  await expect(menu).toContainText("never chosen");

  await overlay.openTable();
  await expect(overlay.line("Main menu", "Hours")).toContainText("33%");
  await expect(overlay.line("Main menu", "Message")).toContainText("never chosen");

  await overlay.line("Main menu", "Caller hung up").getByRole("link").click();
  const calls = new CallPages(page);
  await expect(calls.row("(202) 555-0151").or(calls.row("202 555 0151"))).toBeVisible();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(3);
  const chips = page.getByRole("list", { name: "Calls that were counted" });
  await expect(chips).toContainText("Step: Main menu");
  await expect(chips).toContainText("Caller hung up");
  await chips.getByRole("button", { name: "Do not filter by the way it was left" }).click();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(4);

  await page.goBack();
  await expect(overlay.bar).toContainText("3 calls");

  const versions = new VersionsSheet(page);
  await versions.open();
  await versions.version(1).getByRole("link", { name: "3 calls", exact: true }).click();
  await expect(chips).toContainText("Version 1");
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(4);
});

test("a flow that nobody has called says so", async ({ page, make }) => {
  const { flowId } = await make.publishedFlow(menuFlow());
  await new DesignerPage(page).open(flowId);
  const overlay = new TrafficOverlay(page);
  await overlay.show();
  await expect(overlay.bar).toContainText("No calls in this period.");
  await overlay.bar.getByRole("button", { name: "Show the last 30 days" }).click();
  await expect(overlay.bar.getByRole("button", { name: "Period: Last 30 days" })).toBeVisible();
});

test("colours tell where callers are lost; filters, days and the table narrow what is counted", async ({
  visit,
  make,
  site,
  request,
}) => {
  const { flowId, number } = await make.publishedFlow(menuFlow());
  await playCall(request, site, { to: number, from: "+12025550161" }, []);
  await playCall(request, site, { to: number, from: "+12025550162" }, ["2"]);
  await make.version(flowId, (flow) => ({ ...flow, name: `${flow.name}, again` }));
  const to = await make.number(flowId);
  await playCall(request, site, { to, from: "+12025550163" }, ["9", "9", "9"]);
  await playCall(request, site, { to, from: "+12025550164" }, ["9", "9", "9"]);

  const { page, console } = await visit("supervisor");
  console.allow(/Failed to load resource/);
  await new DesignerPage(page).open(flowId);
  const overlay = new TrafficOverlay(page);
  await overlay.show();
  await expect(overlay.bar).toContainText("4 calls");
  await overlay.bar.getByRole("button", { name: "Legend" }).click();
  const colourOf = (drawn: Locator) => drawn.evaluate((element) => getComputedStyle(element).backgroundColor);
  const steps = page.getByRole("list", { name: "Colours by share" }).getByRole("listitem");
  await expect(steps).toHaveCount(4);
  const scale = await Promise.all((await steps.all()).map(colourOf));
  expect(new Set(scale).size).toBe(4);
  await page.keyboard.press("Escape");
  // One of four at the menu, and one of one while speaking.
  await expect.poll(() => colourOf(overlay.lost("Main menu"))).toBe(scale[2]);
  await expect.poll(() => colourOf(overlay.lost("Leave a message"))).toBe(scale[3]);
  await expect(overlay.lost("Welcome")).toHaveCount(0);

  await overlay.openFilters();
  await overlay.filter("Version", "Version 1 (2 calls)");
  await expect(overlay.bar).toContainText("2 hung up (100%)");
  await overlay.filter("Version", "Version 2 (2 calls)");
  await expect(overlay.bar).not.toContainText("hung up");
  await overlay.filter("Version", "All versions");
  await overlay.filter("Number they called", new RegExp(to.slice(-4)));
  await expect(overlay.bar).toContainText("2 calls");
  await page.getByRole("button", { name: "Count every call" }).click();
  await expect(overlay.bar).toContainText("4 calls");
  await page.keyboard.press("Escape");

  await overlay.openPeriod();
  await overlay.typeDays("2026-03-02", "2026-03-01");
  await expect(page.getByText("a last day that is not before it")).toBeVisible();
  await expect(page.getByRole("button", { name: "Show these days" })).toBeDisabled();
  await overlay.typeDays("2026-03-01", "2026-03-02");
  await overlay.fails();
  await page.getByRole("button", { name: "Show these days" }).click();
  await expect(overlay.bar.getByRole("button", { name: "Period: Mar 1 – 2, 2026" })).toBeVisible();
  await expect(overlay.bar).toContainText("The traffic did not load.");
  await overlay.worksAgain();
  await overlay.bar.getByRole("button", { name: "Try again" }).click();
  await expect(overlay.bar).toContainText("No calls in this period.");
  await overlay.bar.getByRole("button", { name: "Show the last 30 days" }).click();
  await expect(overlay.bar).toContainText("4 calls");

  await overlay.openTable();
  await page.getByRole("searchbox", { name: "Find a step or an exit" }).fill("main menu");
  await expect(overlay.line("Welcome", "Came here")).toBeHidden();
  const shown = (await overlay.table.getByRole("row").count()) - 1;
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  let csv = "";
  for await (const part of await (await download).createReadStream()) csv += part;
  const [head, ...lines] = csv.replace(/\r\n$/, "").split("\r\n");
  expect(head).toBe("\uFEFFStep,Way,Calls,Share,Times,Median time,90 % within");
  expect(lines).toHaveLength(shown);
  expect(lines).toContainEqual("Main menu,Caller hung up,1,0.25,1,,");
  expect(lines.every((line) => line.startsWith("Main menu,"))).toBe(true);
});

/** Presses one key after the other, then hangs up. */
async function playCall(
  request: APIRequestContext,
  site: Site,
  { to, from }: { to: string; from: string },
  keys: readonly string[],
): Promise<void> {
  const call = new CallByWebhooks(request, site, to, from);
  let twiml = await (await call.begin()).text();
  for (const key of keys) {
    const action = new URL((/<Gather [^>]*action="([^"]+)"/.exec(twiml)?.[1] ?? "").replaceAll("&amp;", "&"));
    twiml = await (await call.send(action.pathname + action.search, { Digits: key })).text();
  }
  await call.hangUp();
}
