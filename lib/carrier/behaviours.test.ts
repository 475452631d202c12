import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const here = import.meta.dirname;

test("every behaviour in docs/carrier-behaviours.md names a test that exists", () => {
  const table = readFileSync(path.join(here, "../../docs/carrier-behaviours.md"), "utf8");
  const rows = table.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| rule"));
  const tests = [here, path.join(here, "../../scripts/live-check")].flatMap(testsIn).join("\n");
  const missing: string[] = [];
  for (const row of rows) {
    const [, rule, page, name] = row.split(" | ").length === 3 ? [0, ...row.slice(2, -2).split(" | ")] : [];
    if (!rule || !page || !name) throw new Error(`not three columns: ${row}`);
    if (page !== "–" && !page.startsWith("/docs/")) throw new Error(`not a documentation page: ${page}`);
    if (!tests.includes(`test("${name}"`)) missing.push(name);
  }
  expect(missing).toEqual([]);
  expect(rows.length).toBeGreaterThan(60);
});

test("the virtual carrier shares no code with the renderer, the engine or the twilio package", () => {
  const folder = path.join(here, "virtual");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
  );
  expect(files.length).toBeGreaterThan(30);
  const foreign = files.flatMap((file) =>
    [...readFileSync(path.join(folder, file), "utf8").matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)]
      .map((match) => match[1] ?? "")
      .filter((source) => /^twilio|\/twilio\/|^@\/(?!lib\/util\/)/.test(source))
      .map((source) => `${file}: ${source}`),
  );
  expect(foreign).toEqual([]);
});

const testsIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => readFileSync(path.join(folder, file), "utf8"));
