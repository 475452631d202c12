import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

// The tokens of app/globals.css, as text on ground. 4.5 is AA for text, 3 for the edge of a control (WCAG 1.4.3, 1.4.11).
const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

const grounds = ["background", "chrome", "card", "popover", "muted", "accent"];
const meaningful = ["talk", "ask", "decide", "connect", "record", "ok", "waiting", "risk", "broken"];

const textPairs: [text: string, ground: string][] = [
  ...grounds.flatMap((ground): [string, string][] => [
    ["foreground", ground],
    ["muted-foreground", ground],
    ["link", ground],
  ]),
  ["primary-foreground", "primary"],
  ["primary-foreground", "primary-hover"],
  ["destructive-foreground", "destructive"],
  ["destructive-foreground", "destructive-hover"],
  ["selected-foreground", "selected"],
  ["foreground", "selected"],
  ["muted-foreground", "selected"],
  ["background", "foreground"],
  ...meaningful.flatMap((colour): [string, string][] => [
    [colour, `${colour}-soft`],
    [colour, "background"],
    [colour, "card"],
    [colour, "popover"],
    ["foreground", `${colour}-soft`],
  ]),
];

const edgePairs: [edge: string, ground: string][] = ["background", "card", "popover", "chrome"].flatMap(
  (ground): [string, string][] => [
    ["input", ground],
    ["ring", ground],
    ["primary", ground],
  ],
);

describe.each([
  ["light", ":root"],
  ["dark", ".dark"],
])("%s theme", (_name, selector) => {
  const tokens = tokensOf(selector);

  it.each(textPairs)("%s can be read on %s", (text, ground) => {
    expect(contrast(colourOf(tokens, text), colourOf(tokens, ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edgePairs)("%s can be seen on %s", (edge, ground) => {
    expect(contrast(colourOf(tokens, edge), colourOf(tokens, ground))).toBeGreaterThanOrEqual(3);
  });
});

it("computes the ratios that WCAG gives", () => {
  expect(contrast([1, 0, 0], [0, 0, 0])).toBeCloseTo(21, 1);
  // sRGB #777777 on white, the usual example of just failing
  expect(contrast([0.569, 0, 0], [1, 0, 0])).toBeCloseTo(4.48, 1);
});

type Oklch = [lightness: number, chroma: number, hueDegrees: number];

function tokensOf(selector: string): Map<string, Oklch> {
  const block = css.split(`${selector} {`)[1]?.split("\n}")[0] ?? "";
  const found = block.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g);
  return new Map([...found].map(([, name, l, c, h]) => [name ?? "", [Number(l), Number(c), Number(h)]]));
}

function colourOf(tokens: Map<string, Oklch>, name: string): Oklch {
  const colour = tokens.get(name);
  if (!colour) throw new Error(`app/globals.css has no opaque --${name}`);
  return colour;
}

function contrast(a: Oklch, b: Oklch): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance of an OKLCH colour by Ottosson's matrices; colours outside sRGB are clipped as a screen does. */
function luminance([lightness, chroma, hueDegrees]: Oklch): number {
  const a = chroma * Math.cos((hueDegrees * Math.PI) / 180);
  const b = chroma * Math.sin((hueDegrees * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
