import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "@/e2e/fixtures/test";

/**
 * What can be told by machine of how a page looks: nothing serious for axe, nothing too wide.
 *
 * @param what named in the report
 * @param part a selector: only what is inside, and that it is on the screen
 */
export async function examine(page: Page, what: string, part?: string): Promise<void> {
  await examineWidth(page, what, part);
  // Legacy: without a second page for each report, which only pages with frames of other origins need.
  const axe = new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .setLegacyMode(true);
  const { violations } = await (part ? axe.include(part) : axe).analyze();
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 5).map(({ html, any }) => `${id}: ${any[0]?.message ?? ""} ${html.slice(0, 160)}`),
    );
  expect.soft(serious, `${what}: accessibility`).toEqual([]);
}

/** The part of it that another language's words change; axe takes many times as long. */
export async function examineWidth(page: Page, what: string, part?: string): Promise<void> {
  expect.soft(await tooWide(page, part ?? null), `${what}: too wide`).toEqual([]);
}

/** What scrolls sideways though it is only meant to scroll down, and what stands out of the screen. */
function tooWide(page: Page, part: string | null): Promise<string[]> {
  return page.evaluate((selector) => {
    const parts = selector ? [...document.querySelectorAll(selector)] : [];
    const scrollers = parts.flatMap((each) => [each, ...each.querySelectorAll("*")]).filter(scrollsDown);
    const wide = [document.documentElement, ...document.querySelectorAll("main"), ...scrollers]
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => `${element.tagName} ${element.className}: ${element.scrollWidth} > ${element.clientWidth}`);
    const outside = parts
      .map((element) => element.getBoundingClientRect())
      .filter(({ left, right }) => left < 0 || right > document.documentElement.clientWidth)
      .map(({ left, right }) => `from ${left} to ${right} of ${document.documentElement.clientWidth}`);
    return [...wide, ...outside];

    function scrollsDown(element: Element): boolean {
      return element.scrollHeight > 0 && ["auto", "scroll"].includes(getComputedStyle(element).overflowY);
    }
  }, part);
}
