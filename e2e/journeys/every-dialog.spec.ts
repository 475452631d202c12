import type { BrowserContextOptions, Page } from "@playwright/test";
import { examine as examineAll, examineWidth } from "@/e2e/composers/examine";
import { branchFlow, flowOf, menuFlow, say, step } from "@/e2e/fixtures/flow-documents";
import { expect, test, type Visit } from "@/e2e/fixtures/test";
import { wordsOf } from "@/e2e/fixtures/words";

// Every dialog in four looks: nothing serious for axe, nothing wider than the screen.

type Words = (key: string) => string;

interface Look {
  options: BrowserContextOptions;
  locale: "en" | "ar" | "et";
  /** What axe would find the other looks have shown. */
  onlyWidth?: boolean;
}

const narrow = { viewport: { width: 390, height: 844 }, hasTouch: true, reducedMotion: "reduce" } as const;

const looks: Record<string, Look> = {
  light: { options: { colorScheme: "light", viewport: { width: 1280, height: 720 } }, locale: "en" },
  dark: { options: { colorScheme: "dark", viewport: { width: 1280, height: 720 } }, locale: "en" },
  "Arabic at 390 pixels": {
    options: { colorScheme: "light", ...narrow },
    locale: "ar",
  },
  "Estonian at 390 pixels": { options: { colorScheme: "light", ...narrow }, locale: "et", onlyWidth: true },
};

/** A page, and the button in it that opens a dialog. */
const forms: [path: string, button: string][] = [
  ["/flows", "flows.new"],
  ["/numbers", "numbers.add"],
  ["/customers", "customers.new"],
  ["/settings/people", "settings.people.invite"],
  ["/settings/queues", "settings.queues.add"],
  ["/settings/queues", "settings.destinations.add"],
  ["/settings/agents", "settings.agents.add"],
  ["/settings/agents", "settings.departments.add"],
  ["/settings/calendars", "settings.calendars.add"],
  ["/settings/prompts", "prompts.add"],
  ["/settings/keys", "settings.apiKeys.add"],
  ["/settings/secrets", "settings.secrets.add"],
];

const dialogs = ":is([role=dialog], [role=alertdialog])";
/** One that is closing is still drawn for a moment. */
const openDialogs = `${dialogs}[data-state=open]`;

test.describe.configure({ mode: "parallel" });

for (const [look, { options, locale, onlyWidth = false }] of Object.entries(looks)) {
  const words = wordsOf(locale);
  const examine = onlyWidth ? examineWidth : examineAll;

  test(`every form that a page opens, in ${look}`, async ({ visit, site }) => {
    const page = await open(visit, site.url);
    for (const [index, [path, button]] of forms.entries()) {
      if (path !== forms[index - 1]?.[0]) await page.goto(path);
      await page
        .getByRole("main")
        .getByRole("button", { name: words(button), exact: true })
        .first()
        .click();
      await check(page, button);
    }
  });

  test(`every dialog of the designer, in ${look}`, async ({ visit, make, site }) => {
    const { flowId } = await make.publishedFlow(menuFlow());
    // Without a difference there would be no second version.
    await make.version(flowId, (flow) => ({ ...flow, name: `${flow.name}, again` }));
    const page = await open(visit, site.url);
    await openFlow(page, flowId);
    await press(page, words, "designer.bar.publish");
    await expect(page.getByRole("checkbox").first()).toBeVisible();
    await page.getByRole("radio").last().click();
    await check(page, "publish at a time");
    await press(page, words, "designer.bar.versions");
    await page
      .getByRole("button", { name: words("designer.versions.rollBack") })
      .last()
      .click();
    await expect(page.getByRole("alertdialog")).toBeVisible();
    await check(page, "roll back");
    await check(page, "versions");
    for (const keys of ["?", "Control+k", "Shift+P"]) {
      await page.keyboard.press(keys);
      await check(page, keys);
    }
    await page.keyboard.press("Control+k");
    await page.keyboard.insertText(words("designer.canvas.takeTour"));
    await expect(page.getByRole("option")).toHaveCount(1);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("combobox")).toHaveCount(0);
    await check(page, "tour");
    await page.keyboard.press("Control+f");
    await page.keyboard.insertText("bye");
    await expect(page.getByRole("search").getByRole("listitem").first()).toBeVisible();
    await examine(page, "search in the flow", "search");
    await page.keyboard.press("Escape");
    await press(page, words, "designer.bar.simulate");
    await expect(page.getByRole("region", { name: words("phone.title") })).toBeVisible();
    await examine(page, "simulator");
  });

  test(`what stands in the way of publishing and of saving, in ${look}`, async ({ visit, make, site }) => {
    const unfinished = flowOf({ welcome: step("greeting", "A step with a rather long name", { prompt: say("") }) });
    const { flowId } = await make.flow(unfinished);
    const page = await open(visit, site.url);
    await openFlow(page, flowId);
    await press(page, words, "designer.bar.publish");
    await expect(page.getByRole("dialog").getByRole("listitem").first()).toBeVisible();
    await check(page, "publish refused");

    const { flowId: other } = await make.flow(branchFlow());
    await openFlow(page, other);
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+g");
    await check(page, "group into a subflow");
    await page.route(/flows\.saveDraft/, (route) => route.fulfill({ status: 401, json: signedOut }));
    await page.keyboard.press("Delete");
    await check(page, "signed out");
  });

  async function open(visit: Visit, url: string): Promise<Page> {
    const { page, console } = await visit("admin", options);
    console.allow(/Failed to load resource/);
    await page.context().addCookies([{ name: "callwright-locale", value: locale, url }]);
    return page;
  }

  /** Examines what has opened last, and closes it. */
  async function check(page: Page, what: string): Promise<void> {
    const shown = page.locator(openDialogs).last();
    await expect(shown).toBeVisible();
    await expect(shown.locator("[data-slot=skeleton], .animate-pulse")).toHaveCount(0);
    const before = await page.locator(openDialogs).count();
    // Colours are judged once it has stopped fading in.
    await shown.evaluate((element) =>
      Promise.all(element.getAnimations({ subtree: true }).map((each) => each.finished)),
    );
    await examine(page, what, openDialogs);
    await page.keyboard.press("Escape");
    await expect(page.locator(dialogs)).toHaveCount(before - 1);
  }
}

/** As the API answers whoever is not signed in. */
const signedOut = [
  { error: { json: { message: "", code: -32_001, data: { code: "UNAUTHORIZED", httpStatus: 401 } } } },
];

async function openFlow(page: Page, flowId: string): Promise<void> {
  await page.goto(`/flows/${flowId}`);
  await expect(page.locator(".react-flow__node-card").first()).toBeVisible();
}

async function press(page: Page, words: Words, button: string): Promise<void> {
  await page
    .getByRole("main")
    .getByRole("button", { name: words(button), exact: true })
    .click();
}
