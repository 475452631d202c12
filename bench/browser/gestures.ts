import type { Page } from "@playwright/test";

interface Point {
  x: number;
  y: number;
}

const turns = 2;
const stepsPerTurn = 60;
/** A page that takes half a second a frame has shown by then how it does. */
const longestMs = 4_000;

/** Drags the node that is nearest to the middle of the canvas round a circle. */
export async function dragNode(page: Page): Promise<void> {
  await circle(
    page,
    await page.evaluate(() => {
      const frame = document.querySelector(".react-flow")?.getBoundingClientRect() ?? new DOMRect();
      const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
      // Its upper part: no handle lies there, whether nodes are entered from above or from the side.
      const grips = [...document.querySelectorAll(".react-flow__node")]
        .map((node) => ({ node, box: node.getBoundingClientRect() }))
        .map(({ node, box }) => ({ node, x: box.x + box.width * 0.25, y: box.y + box.height * 0.15 }))
        .filter(({ node, x, y }) => node.contains(document.elementFromPoint(x, y)));
      const distance = ({ x, y }: Point) => Math.hypot(x - middle.x, y - middle.y);
      const nearest = grips.sort((a, b) => distance(a) - distance(b))[0];
      if (!nearest) throw new Error("No node is on the screen.");
      return { x: nearest.x, y: nearest.y };
    }),
  );
}

/** Moves the canvas round a circle, from a point near its middle where there is nothing. */
export async function panCanvas(page: Page): Promise<void> {
  await circle(
    page,
    await page.evaluate(() => {
      const frame = document.querySelector(".react-flow")?.getBoundingClientRect() ?? new DOMRect();
      for (let angle = 0; angle < 400; angle++) {
        const x = frame.x + frame.width / 2 + angle * Math.cos(angle);
        const y = frame.y + frame.height / 2 + angle * Math.sin(angle);
        if (document.elementFromPoint(x, y)?.classList.contains("react-flow__pane")) return { x, y };
      }
      throw new Error("There is no free place on the canvas.");
    }),
  );
}

async function circle({ mouse }: Page, from: Point): Promise<void> {
  const radius = 90;
  await mouse.move(from.x, from.y);
  await mouse.down();
  const ends = performance.now() + longestMs;
  for (let step = 1; step <= turns * stepsPerTurn && performance.now() < ends; step++) {
    const angle = (2 * Math.PI * step) / stepsPerTurn;
    // Each is answered when the page has taken it in, which it does once a frame.
    await mouse.move(from.x + radius * Math.sin(angle), from.y + radius * (1 - Math.cos(angle)));
  }
  await mouse.up();
}

/** Turns the wheel until the zoom is at least this. */
export async function zoomIn(page: Page, zoom: number): Promise<void> {
  const shown = () =>
    page.locator(".react-flow__viewport").evaluate((viewport) => new DOMMatrix(getComputedStyle(viewport).transform).a);
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  await page.mouse.move(width / 2, height / 2);
  while ((await shown()) < zoom) await page.mouse.wheel(0, -120);
}
