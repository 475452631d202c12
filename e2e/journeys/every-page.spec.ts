import type { BrowserContextOptions, Page } from "@playwright/test";
import { examine } from "@/e2e/composers/examine";
import type { Factories } from "@/e2e/fixtures/factories";
import { menuFlow } from "@/e2e/fixtures/flow-documents";
import type { Site } from "@/e2e/fixtures/site";
import { expect, test, type Visit } from "@/e2e/fixtures/test";
import { CallByWebhooks } from "@/e2e/fixtures/webhooks";

// Every page in every look: nothing in the console (the fixture sees to it), nothing too wide, nothing serious for axe,
// and nothing that moves while the page comes.

const looks: Record<string, { options: BrowserContextOptions; locale?: string }> = {
  light: { options: { colorScheme: "light" } },
  dark: { options: { colorScheme: "dark" } },
  Arabic: { options: { colorScheme: "light" }, locale: "ar" },
  "Estonian at 390 pixels": {
    options: { colorScheme: "light", viewport: { width: 390, height: 844 }, hasTouch: true },
    locale: "et",
  },
  "Arabic at 390 pixels, dark": {
    options: { colorScheme: "dark", viewport: { width: 390, height: 844 }, hasTouch: true },
    locale: "ar",
  },
};

const mostShift = 0.05;

declare global {
  interface Window {
    shifted: number;
  }
  /** Not in TypeScript's library yet; https://wicg.github.io/layout-instability/ */
  interface LayoutShift extends PerformanceEntry {
    value: number;
    hadRecentInput: boolean;
  }
}

test.describe.configure({ mode: "parallel" });

for (const [look, { options, locale }] of Object.entries(looks)) {
  test(`every page in ${look}`, async ({ visit, make, site, request }) => {
    test.setTimeout(240_000);
    const paths = await somethingOnEveryPage(make, site, request);
    const page = await open(visit, site, "admin", options, locale);
    for (const path of paths) await check(page, path, locale);

    const stranger = await open(visit, site, null, options, locale);
    for (const path of ["/sign-in", "/sign-in?error=INVALID_TOKEN"]) await check(stranger, path, locale);
  });
}

test("a wrong address is told kindly, inside the frame and outside", async ({ visit }) => {
  const { page, console } = await visit("supervisor");
  console.allow(/404/);
  for (const path of ["/nowhere", "/flows/nothing", "/calls/nothing", "/customers/nothing"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: /no such|not be opened|not here/i })).toBeVisible();
    await expect(page.getByRole("main").getByRole("link").last()).toBeVisible();
  }
});

test("a page makes another ready when the pointer comes near its link, and none before", async ({ page, make }) => {
  const { name } = await make.flow();
  const ready: string[] = [];
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (searchParams.has("_rsc")) ready.push(pathname);
  });
  await page.goto("/flows", { waitUntil: "networkidle" });
  await expect(page.getByRole("link", { name })).toBeVisible();
  expect(ready).toEqual([]);
  await page.getByRole("navigation").getByRole("link", { name: "Numbers" }).hover();
  await expect.poll(() => ready).toContain("/numbers");
});

async function open(
  visit: Visit,
  site: Site,
  who: "admin" | null,
  options: BrowserContextOptions,
  locale: string | undefined,
): Promise<Page> {
  const { page } = await visit(who, options);
  await page.addInitScript(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as LayoutShift[]) if (!shift.hadRecentInput) window.shifted += shift.value;
    }).observe({ type: "layout-shift", buffered: true });
    // Other journeys make flows and calls meanwhile, which is no move of this page's own: each list comes once.
    const { fetch } = window;
    const asked = new Set<string>();
    window.fetch = (...request) => {
      const names = /\/trpc\/([\w.,]+)/.exec(String(request[0]))?.[1]?.split(",") ?? [];
      const isAgain = names.length > 0 && names.every((name) => /^(flows|calls)\.list$/.test(name) && asked.has(name));
      for (const name of names) asked.add(name);
      return isAgain ? new Promise(() => {}) : fetch(...request);
    };
  });
  if (locale) await page.context().addCookies([{ name: "callwright-locale", value: locale, url: site.url }]);
  return page;
}

async function somethingOnEveryPage(
  make: Factories,
  site: Site,
  request: ConstructorParameters<typeof CallByWebhooks>[0],
) {
  const { flowId, number } = await make.publishedFlow(menuFlow());
  const { flowId: empty } = await make.flow();
  const customer = await make.customer();
  const call = new CallByWebhooks(request, site, number, customer.phone);
  await call.begin();
  await call.hangUp();
  const { callId } = await site.app.prisma.callSession.findUniqueOrThrow({ where: { callSid: call.callSid } });
  const settings = [
    "profile",
    "people",
    "queues",
    "agents",
    "hours",
    "hours/new",
    "calendars",
    "prompts",
    "keys",
    "secrets",
    "audit",
  ].map((place) => `/settings/${place}`);
  return [
    "/flows",
    `/flows/${flowId}`,
    `/flows/${flowId}/compare?from=1&to=draft`,
    `/flows/${empty}`,
    "/phone",
    "/calls",
    `/calls/${callId}`,
    "/customers",
    `/customers/${customer.id}`,
    "/numbers",
    ...settings,
  ];
}

async function check(page: Page, path: string, locale: string | undefined): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("status", { name: /Loading|تحميل|Laadin/ })).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: /Loading|تحميل|Laadin/ })).toHaveCount(0);
  await expect(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
  // Of the window, as a share; up to a tenth counts as good (web.dev/articles/cls).
  expect(await page.evaluate(() => window.shifted), `${path} moves while it comes`).toBeLessThan(mostShift);
  // React Flow's own drawing surface is a pane for pointers; the outline panel and the inspector say the same in words.
  await examine(page, path);
}
