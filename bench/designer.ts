import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium, type Page } from "@playwright/test";
import { build } from "esbuild";
import { factories } from "@/e2e/fixtures/factories";
import { openSite } from "@/e2e/fixtures/site";
import { DesignerPage } from "@/e2e/pages/designer-page";
import startServer from "@/e2e/start-server";
import playwright from "@/playwright.config";
import { firstView, framesOf, mainThreadMs, nodesRendered, watchCanvas } from "./browser/canvas-probe";
import { dragNode, panCanvas, zoomIn } from "./browser/gestures";
import { type BenchReport, median, rounded } from "./report";
import { tiledFlow } from "./tiled-flow";

/** A round at the largest size takes minutes. */
const roundsAt = (size: number) => (size > 1_000 ? 1 : 2);
/** One view alone says little: it varies by half on a machine that does anything else. */
const viewsAt = (size: number) => (size > 1_000 ? 2 : 5);
const sizes = [500, 1_000, 5_000];
/** Editing is measured at this size. */
const editedSize = 1_000;

/**
 * Our designer (a production build, signed in, with real cards, checks and the overview) beside React Flow's stress
 * example with as many nodes, in the same browser and at the same size on the screen. Here less is better: ours ÷ peer.
 */
export async function designerBench(): Promise<BenchReport> {
  execFileSync(process.execPath, ["scripts/build-pages.mjs"], { stdio: "inherit" });
  const stopServer = await startServer();
  const site = openSite();
  const peer = await serveStress();
  const browser = await chromium.launch(playwright.use?.launchOptions);
  try {
    const make = factories(site.app);
    const link = () => make.person("supervisor").then(make.signInLink);
    const figures: Record<string, number> = {};
    const ratios: Record<string, number> = {};
    for (const size of sizes) {
      const { flowId } = await make.flow(tiledFlow(size));
      const url = `${site.url}/flows/${flowId}`;
      const stressUrl = `${peer.url}/?nodes=${size}`;
      const views: FirstViews[] = [];
      const runs: { ours: Run; stress: Run }[] = [];
      for (let round = 0; round < roundsAt(size); round++) {
        console.error(`${size} nodes, round ${round + 1} of ${roundsAt(size)}`);
        const ours = await measureOurs(browser, url, await link());
        runs.push({ ours, stress: await measureStress(browser, stressUrl, ours.canvas) });
        const urls = { ours: url, stress: stressUrl };
        const { canvas } = ours;
        views.push(...(await firstViews(browser, urls, { link: await link(), canvas, times: viewsAt(size) })));
      }
      const viewOf = (side: keyof FirstViews) => median(views.map((view) => view[side]));
      figures[`firstViewMs${size}`] = rounded(viewOf("ours"), 1);
      figures[`stress.firstViewMs${size}`] = rounded(viewOf("stress"), 1);
      const of = (side: "ours" | "stress", figure: Exclude<keyof Run, "canvas">) =>
        median(runs.map((run) => run[side][figure]));
      for (const figure of ["nearMs", "farMs", "nearBusyMs", "farBusyMs"] as const) {
        figures[`${figure}${size}`] = rounded(of("ours", figure), 1);
        figures[`stress.${figure}${size}`] = rounded(of("stress", figure), 1);
      }
      ratios[`p95Frame${size}`] = rounded(
        Math.max(of("ours", "nearMs") / of("stress", "nearMs"), of("ours", "farMs") / of("stress", "farMs")),
      );
      ratios[`firstView${size}`] = rounded(viewOf("ours") / viewOf("stress"));
      // Whoever breaks off has what was found so far.
      console.error(JSON.stringify({ ratios, figures }));
      if (size === editedSize) Object.assign(figures, await measureEditing(browser, url, await link()));
    }
    const source = "React Flow's stress example, reactflow.dev/examples/nodes/stress";
    return {
      name: "designer",
      ratios,
      figures,
      sources: Object.fromEntries(Object.keys(ratios).map((ratio) => [ratio, source])),
    };
  } finally {
    await browser.close();
    peer.close();
    await site.close();
    await stopServer();
  }
}

/** What one look at a canvas found; frames are the 95th percentile of dragging and panning. */
interface Run {
  /** With text that can be read. */
  nearMs: number;
  /** With everything in view, or as much as there can be. */
  farMs: number;
  /** Processor time of the main thread a frame, which other work on the machine does not touch. */
  nearBusyMs: number;
  farBusyMs: number;
  /** Of the screen, in pixels. */
  canvas: { width: number; height: number };
}

async function measureOurs(browser: Browser, url: string, signInLink: string): Promise<Run> {
  const page = await newPage(browser, signInLink);
  await firstView(page, url);
  const near = await frames(page);
  await page.getByRole("button", { name: "Show everything" }).click();
  await settled(page);
  const far = await frames(page);
  const { width, height } = (await page.locator(".react-flow").boundingBox()) ?? { width: 0, height: 0 };
  await page.context().close();
  return { ...run(near, far), canvas: { width, height } };
}

async function measureStress(browser: Browser, url: string, canvas: Run["canvas"]): Promise<Run> {
  const page = await newPage(browser);
  await page.setViewportSize(canvas);
  await firstView(page, url);
  await settled(page);
  const far = await frames(page);
  await zoomIn(page, 0.8);
  const near = await frames(page);
  await page.context().close();
  return { ...run(near, far), canvas };
}

/** Milliseconds until something is there. */
interface FirstViews {
  ours: number;
  stress: number;
}

/** In turn, so that a slow moment of the machine meets both sides. */
async function firstViews(
  browser: Browser,
  urls: Record<keyof FirstViews, string>,
  { link, canvas, times }: { link: string; canvas: Run["canvas"]; times: number },
): Promise<FirstViews[]> {
  const [ours, stress] = [await newPage(browser, link), await newPage(browser)];
  await stress.setViewportSize(canvas);
  // Not counted: a supervisor's browser has the programs already.
  await Promise.all([firstView(ours, urls.ours), firstView(stress, urls.stress)]);
  const views: FirstViews[] = [];
  for (let time = 0; time < times; time++) {
    await settled(ours);
    const oursMs = await firstView(ours, urls.ours);
    await settled(ours);
    views.push({ ours: oursMs, stress: await firstView(stress, urls.stress) });
  }
  await Promise.all([ours.context().close(), stress.context().close()]);
  return views;
}

type Frames = Awaited<ReturnType<typeof frames>>;

const run = (near: Frames, far: Frames) => ({
  nearMs: near.p95Ms,
  nearBusyMs: near.busyMs,
  farMs: far.p95Ms,
  farBusyMs: far.busyMs,
});

/** Of dragging and panning: how long a frame took, and how much of it the main thread worked. */
async function frames(page: Page): Promise<{ p95Ms: number; busyMs: number }> {
  const all: number[] = [];
  const busyMs = await mainThreadMs(page, async () => {
    for (const gesture of [dragNode, panCanvas]) all.push(...(await framesOf(page, () => gesture(page))));
  });
  const p95Ms = all.sort((a, b) => a - b)[Math.floor(all.length * 0.95)] ?? Number.NaN;
  return { p95Ms, busyMs: busyMs / all.length };
}

/** Typing, undo and autosave in a large flow. */
async function measureEditing(browser: Browser, url: string, signInLink: string): Promise<Record<string, number>> {
  const page = await newPage(browser, signInLink);
  const designer = new DesignerPage(page);
  await firstView(page, url);
  await settled(page);
  await designer.cards.first().click({ position: { x: 60, y: 18 } });
  const label = designer.inspector.getByLabel("Name of this step");
  await label.click();
  const perKey: number[] = [];
  const keyMs: number[] = [];
  const undoMs: number[] = [];
  const autosaveMs: number[] = [];
  for (let round = 0; round < 10; round++) {
    const saving = page.waitForResponse((response) => response.url().includes("saveDraft"));
    perKey.push(
      await nodesRendered(page, () => mainThreadMs(page, () => pressed(page, "a")).then((ms) => void keyMs.push(ms))),
    );
    // With the checks, which come first.
    autosaveMs.push(
      await mainThreadMs(page, async () => {
        await saving;
        await settled(page, 100);
      }),
    );
    await settled(page);
    // In the field Ctrl-Z is the browser's own.
    await label.blur();
    // Held before: for that key React Flow itself draws its panes again.
    await page.keyboard.down("Control");
    await settled(page, 400);
    undoMs.push(await mainThreadMs(page, () => pressed(page, "z")));
    await page.keyboard.up("Control");
    await settled(page);
    await label.click();
    await settled(page, 400);
  }
  await page.context().close();
  return {
    nodesRerenderedPerKey: Math.max(...perKey),
    keyMs: rounded(median(keyMs), 1),
    undoMs: rounded(median(undoMs), 1),
    autosaveMs: rounded(median(autosaveMs), 1),
  };
}

/** Presses it and waits until what it did is on the screen. */
async function pressed(page: Page, keys: string): Promise<void> {
  await page.keyboard.press(keys);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** A pause and no condition: what is measured next must not be disturbed by work that nothing on the page tells of. */
const settled = (page: Page, ms = 1_500): Promise<void> => page.waitForTimeout(ms);

async function newPage(browser: Browser, signInLink?: string): Promise<Page> {
  const context = await browser.newContext({ viewport: playwright.use?.viewport, locale: "en-US" });
  if (signInLink) await context.request.get(signInLink, { maxRedirects: 0 });
  const page = await context.newPage();
  await watchCanvas(page);
  return page;
}

/** The peer as a page of its own, minified as ours is. */
async function serveStress(): Promise<{ url: string; close(): void }> {
  const { outputFiles } = await build({
    entryPoints: ["bench/peers/react-flow-stress.tsx"],
    bundle: true,
    minify: true,
    write: false,
    outdir: "/",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const file = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? "";
  const page = `<!doctype html><link rel="stylesheet" href="page.css"><style>html,body,#root{height:100%;margin:0}</style><div id="root"></div><script src="page.js"></script>`;
  const replies: Record<string, [type: string, body: string]> = {
    "/": ["text/html", page],
    "/page.js": ["text/javascript", file(".js")],
    "/page.css": ["text/css", file(".css")],
  };
  const server = createServer(({ url = "/" }, response) => {
    const [type, body] = replies[url.split("?")[0] ?? ""] ?? ["text/plain", ""];
    response.setHeader("content-type", type).setHeader("cache-control", "max-age=3600").end(body);
  });
  await new Promise<void>((open) => server.listen(0, "127.0.0.1", open));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
