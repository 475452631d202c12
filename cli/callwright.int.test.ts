import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { limits } from "@/lib/flow/limits";

const root = fileURLToPath(new URL("..", import.meta.url));
const flows = join(root, "flows");
const support = join(flows, "support-line", "flow.json");
const folder = mkdtempSync(join(tmpdir(), "callwright-cli-"));

interface Run {
  status: number | null;
  out: string;
  problems: string[];
}

let help: Run;
beforeAll(async () => {
  // Before the others, which run beside each other: it builds what they start.
  help = await callwright("--help");
});
afterAll(() => rmSync(folder, { recursive: true }));

function callwright(...given: string[]): Promise<Run> {
  const { INIT_CWD: _npm, ...env } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(root, "cli/callwright.mjs"), ...given],
      { cwd: folder, env, timeout: 60_000, maxBuffer: 16 * 1024 * 1024 },
      (_error, out, problems) =>
        resolve({ status: child.exitCode, out, problems: problems.split("\n").filter(Boolean) }),
    );
  });
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const hangUp = (label = "") => ({ type: "hangUp", label, config: {}, exits: {} });
const greeting = (next: string) => ({
  type: "greeting",
  label: "",
  config: { prompt: { "en-US": { say: "Hello." } } },
  exits: { next },
});
const flow = (nodes: Record<string, unknown>, more = {}) => ({
  format: "callwright/flow@1",
  name: "Test",
  languages: ["en-US"],
  entry: Object.keys(nodes)[0] ?? null,
  nodes,
  layout: {},
  ...more,
});

describe("callwright validate", () => {
  it.concurrent("is silent on standard error and ends with 0 when all is well", async () => {
    expect(await callwright("validate", support)).toEqual({
      status: 0,
      out: `${support}: all is well\n`,
      problems: [],
    });
  });

  describe("refuses with file, node and code", () => {
    const refused: [name: string, content: unknown, expected: string][] = [
      ["no JSON", "{", "(flow): error not_json:"],
      ["no flow", { a: 1 }, "(flow) format: error not_a_flow:"],
      ["a newer format", flow({}, { format: "callwright/flow@2" }), "(flow) format: error newer_format:"],
      ["too large", "x".repeat(limits.documentBytes + 1), "(flow): error flow_too_large:"],
      ["an unknown node type", flow({ a: { ...hangUp(), type: "teleport" } }), "a type: error unknown_node_type:"],
      ["an unknown exit", flow({ a: { ...hangUp(), exits: { next: "a" } } }), "a exits.next: error exit_unknown:"],
      ["a loop that never waits", flow({ a: greeting("b"), b: greeting("a") }), "exits: error loop_without_wait:"],
    ];
    let run: Run;
    beforeAll(async () => {
      run = await callwright("validate", ...refused.map(([name, content]) => file(`${name}.json`, content)));
    });

    it("and ends with 1", () => {
      expect(run.status).toBe(1);
      expect(run.out).not.toContain("all is well");
    });

    it.each(refused)("%s", (name, _content, expected) => {
      const about = run.problems.filter((line) => line.startsWith(`${join(folder, `${name}.json`)}: `));
      expect(about.join("\n")).toContain(expected);
    });
  });

  it.concurrent("says which file it cannot read, and goes on with the others", async () => {
    const { status, out, problems } = await callwright("validate", "nowhere.json", support);
    expect(status).toBe(1);
    expect(problems).toEqual([expect.stringContaining("nowhere.json: (flow): error file_unreadable: ")]);
    expect(out).toContain("all is well");
  });

  it.concurrent("prints JSON", async () => {
    const path = file("loose.json", flow({ a: hangUp("End"), b: hangUp("Left over") }));
    const { status, out } = await callwright("validate", path, "--json");
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      { file: path, ok: true, issues: [{ code: "unreachable_node", severity: "warning", nodeId: "b" }] },
    ]);
    expect((await callwright("validate", path, "--strict")).status).toBe(1);
  });
});

describe("callwright simulate", () => {
  it.concurrent("prints what is heard, turn by turn, and never a PIN", async () => {
    const { status, out, problems } = await callwright("simulate", support, "--keys", "4021,7391#,1,30s,agent");
    expect(problems).toEqual([]);
    expect(status).toBe(0);
    expect(out).toContain("  Welcome to Northwind Broadband.\n");
    expect(out).toContain("> types a PIN of 4 digits\n");
    expect(out).toContain("  For bills and payments, press 1.\n");
    expect(out).toContain(
      "path: welcome.next → verify.verified → urgency.none → main-menu.billing → billing-queue.connected",
    );
    expect(out).not.toContain("7391");
  });

  it.concurrent("plays a golden call and compares it", async () => {
    const call = join(flows, "support-line/calls/technician-answers.json");
    expect(await callwright("simulate", support, "--call", call)).toMatchObject({ status: 0, problems: [] });
    const other = await callwright("simulate", join(flows, "after-hours/flow.json"), "--call", call);
    expect(other.status).toBe(1);
    expect(other.problems.join("\n")).toContain(`${call}: `);
    expect(other.problems.join("\n")).toContain("error path_differs");
  });

  it.concurrent("says when the flow is not listening", async () => {
    const { status, problems } = await callwright("simulate", support, "--keys", "agent");
    expect(status).toBe(1);
    expect(problems).toEqual([
      "--keys: verify: error not_listening: the caller talks to an agent for 60 s, but the flow is listening for keys or words",
    ]);
  });

  it.concurrent("prints JSON without a PIN", async () => {
    const { out } = await callwright("simulate", support, "--keys", "4021,7391#", "--pin", "locked", "--json");
    expect(JSON.parse(out)).toMatchObject({ path: ["welcome.next", "verify.failed", "front-desk"] });
    expect(out).not.toContain("7391");
  });
});

describe("callwright test", () => {
  it.concurrent("plays the gallery's golden calls and covers every exit", async () => {
    const { status, out, problems } = await callwright("test", flows, "--coverage", "100");
    expect(problems).toEqual([]);
    expect(status).toBe(0);
    expect(out).toContain("exits 40/40");
  });

  it.concurrent("fails, one line a problem, when a call goes another way", async () => {
    file("mine/flow.json", flow({ a: hangUp() }));
    const call = { name: "Wrong", hears: ["Hello."], steps: [], path: ["b"], end: "flowHungUp" };
    const path = file("mine/calls/wrong.json", call);
    const { status, problems } = await callwright("test", join(folder, "mine"));
    expect(status).toBe(1);
    expect(problems).toEqual([
      `${path}: a at the start: error heard_differs: the caller hears something else; expected ["Hello."], got []`,
      `${path}: (call): error path_differs: the call goes another way; expected ["b"], got ["a"]`,
    ]);
    const json = JSON.parse((await callwright("test", join(folder, "mine"), "--json")).out);
    expect(json).toMatchObject({ ok: false, flows: [{ ok: false, calls: [{ ok: false, name: "Wrong" }] }] });
  });

  it.concurrent("fails when there is nothing to test", async () => {
    expect((await callwright("test", join(folder, "empty"))).status).toBe(1);
  });
});

it.concurrent("ends with 2 when it is called wrongly", async () => {
  expect((await callwright("fly")).status).toBe(2);
  expect((await callwright("simulate", support, "--pin", "maybe")).status).toBe(2);
  expect(help.status).toBe(0);
});
