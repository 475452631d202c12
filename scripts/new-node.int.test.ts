import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const copied = ["lib", "messages", "scripts", "package.json", "tsconfig.json", "vitest.config.ts", "biome.json"];

describe("npm run new:node", () => {
  let copy: string;

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "new-node-"));
    for (const part of copied) cpSync(join(root, part), join(copy, part), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  });

  afterAll(() => rmSync(copy, { recursive: true }));

  const run = (...given: string[]) =>
    spawnSync(process.execPath, ["scripts/new-node.mjs", ...given], { cwd: copy, encoding: "utf8" });

  it("makes a type that is registered, checked and in the catalogue", () => {
    const made = run("callBack");
    expect(made.stderr).toBe("");
    expect(made.status).toBe(0);
    expect(readFileSync(join(copy, "lib/nodes/registry.ts"), "utf8")).toContain("  callBack: callBackNode,\n}");

    const tool = (file: string, ...given: string[]) =>
      execFileSync(process.execPath, [join(root, "node_modules", file), ...given], {
        cwd: copy,
        encoding: "utf8",
        env: { ...process.env, NO_COLOR: "1" },
      });
    const cases = tool(
      "vitest/vitest.mjs",
      "run",
      "--project",
      "unit",
      "lib/nodes/cases.test.ts",
      "--reporter=verbose",
    );
    expect(cases).toMatch(/✓.*call-back > says its prompt and goes on/);
    const lint = spawnSync(
      process.execPath,
      ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "lib/nodes", "messages/en/nodes.json"],
      { cwd: copy, encoding: "utf8" },
    );
    expect(lint.status, lint.stdout + lint.stderr).toBe(0);
    tool("tsx/dist/cli.mjs", "scripts/docs.ts");
    expect(readFileSync(join(copy, "docs/nodes.md"), "utf8")).toContain("## Call back");
  });

  it("refuses a name that is taken, and one that is no name", () => {
    expect(run("greeting")).toMatchObject({ status: 1, stderr: expect.stringContaining("already is a node type") });
    expect(run("../evil")).toMatchObject({ status: 1, stderr: expect.stringContaining("no name for a node type") });
    expect(run()).toMatchObject({ status: 1 });
  });
});
