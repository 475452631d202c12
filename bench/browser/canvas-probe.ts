import type { Page } from "@playwright/test";

/** What `watchCanvas` leaves in the page. */
interface Probe {
  /** Milliseconds from the navigation until a node and a wire had been drawn, or null. */
  firstViewMs: number | null;
  frames: number[];
  rendered: Set<string>;
  isRecording: boolean;
}

declare global {
  interface Window {
    probe: Probe;
    __REACT_DEVTOOLS_GLOBAL_HOOK__?: unknown;
  }
}

/**
 * Watches a React Flow canvas from inside the page: when it was first drawn, its frames, and (through the hook that
 * React offers to its developer tools, in production builds too) which nodes a commit drew again. Before any page is opened.
 */
export async function watchCanvas(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const probe: Probe = { firstViewMs: null, frames: [], rendered: new Set(), isRecording: false };
    window.probe = probe;

    const look = () => {
      const node = document.querySelector<HTMLElement>(".react-flow__node");
      const isDrawn = node && node.style.visibility !== "hidden" && document.querySelector(".react-flow__edge");
      // The next frame begins when this one is on the screen.
      if (isDrawn)
        requestAnimationFrame((atMs) => {
          probe.firstViewMs = atMs;
        });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);

    interface Fiber {
      child: Fiber | null;
      sibling: Fiber | null;
      alternate: Fiber | null;
      flags: number;
      type: unknown;
      memoizedProps: { "data-id"?: string; className?: string } | null;
    }
    const performedWork = 1;
    const visit = (fiber: Fiber, nodeId: string | null) => {
      for (let child = fiber.child; child; child = child.sibling) {
        const before = child.alternate;
        const isNode = typeof child.type === "string" && child.memoizedProps?.className?.includes("react-flow__node ");
        const inside = isNode ? (child.memoizedProps?.["data-id"] ?? null) : nodeId;
        // React Flow's own frame around the node counts as well.
        const component = isNode ? fiber : typeof child.type === "string" ? null : child;
        if (inside !== null && component && component.flags & performedWork) probe.rendered.add(inside);
        // The same child means that React left this branch as it was.
        if (!before || before.child !== child.child) visit(child, inside);
      }
    };
    window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberUnmount() {},
      onCommitFiberRoot(_: number, { current }: { current: Fiber }) {
        if (probe.isRecording && current.alternate?.child !== current.child) visit(current, null);
      },
    };
  });
}

/** Opens it and waits for the first usable view. @returns milliseconds from the navigation */
export async function firstView(page: Page, url: string): Promise<number> {
  await page.goto(url);
  const handle = await page.waitForFunction(() => window.probe.firstViewMs);
  return handle.evaluate((ms) => ms ?? Number.NaN);
}

/** Milliseconds between the frames that were drawn during a gesture. */
export async function framesOf(page: Page, gesture: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const { probe } = window;
    probe.frames = [];
    probe.isRecording = true;
    const tick = (atMs: number) => {
      probe.frames.push(atMs);
      if (probe.isRecording) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await gesture();
  const frames = await page.evaluate(() => {
    window.probe.isRecording = false;
    return window.probe.frames;
  });
  return frames.slice(1).map((atMs, index) => atMs - (frames[index] ?? atMs));
}

/** Nodes of which a component was drawn again meanwhile. */
export async function nodesRendered(page: Page, gesture: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    window.probe.rendered.clear();
    window.probe.isRecording = true;
  });
  await gesture();
  return page.evaluate(() => {
    window.probe.isRecording = false;
    return window.probe.rendered.size;
  });
}

/** Processor time of the page's main thread meanwhile, in milliseconds: scripts, styles, layout and painting. */
export async function mainThreadMs(page: Page, work: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  // Not the clock's time: other programs on the machine would count.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const busyMs = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1_000;
  };
  const before = await busyMs();
  await work();
  const spent = (await busyMs()) - before;
  await session.detach();
  return spent;
}
