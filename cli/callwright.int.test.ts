import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it, vi } from "vitest";
import { limits } from "@/lib/flow/limits";

// Each command is a Node of its own, and the first may have to build.
vi.setConfig({ testTimeout: 120_000 });

const root = fileURLToPath(new URL("..", import.meta.url));
const flows = join(root, "flows");
const support = join(flows, "support-line", "flow.json");
const folder = mkdtempSync(join(tmpdir(), "callwright-cli-"));

afterAll(() => rmSync(folder, { recursive: true }));

function callwright(...given: string[]) {
  const { INIT_CWD: _npm, ...env } = process.env;
  const run = spawnSync(process.execPath, [join(root, "cli/callwright.mjs"), ...given], {
    cwd: folder,
    env,
    encoding: "utf8",
    timeout: 60_000,
  });
  return { status: run.status, out: run.stdout, problems: run.stderr.split("\n").filter(Boolean) };
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
  it("is silent on standard error and ends with 0 when all is well", () => {
    expect(callwright("validate", support)).toEqual({ status: 0, out: `${support}: all is well\n`, problems: [] });
  });

  it.each([
    ["no JSON", "{", "(flow): error not_json:"],
    ["no flow", { a: 1 }, "(flow) format: error not_a_flow:"],
    ["a newer format", flow({}, { format: "callwright/flow@2" }), "(flow) format: error newer_format:"],
    ["too large", "x".repeat(limits.documentBytes + 1), "(flow): error flow_too_large:"],
    ["an unknown node type", flow({ a: { ...hangUp(), type: "teleport" } }), "a type: error unknown_node_type:"],
    ["an unknown exit", flow({ a: { ...hangUp(), exits: { next: "a" } } }), "a exits.next: error exit_unknown:"],
    ["a loop that never waits", flow({ a: greeting("b"), b: greeting("a") }), "exits: error loop_without_wait:"],
  ])("refuses %s with file, node and code", (name, content, expected) => {
    const path = file(`${name}.json`, content);
    const { status, problems } = callwright("validate", path);
    expect(status).toBe(1);
    expect(problems[0]).toContain(`${path}: `);
    expect(problems.join("\n")).toContain(expected);
  });

  it("says which file it cannot read, and goes on with the others", () => {
    const { status, out, problems } = callwright("validate", "nowhere.json", support);
    expect(status).toBe(1);
    expect(problems).toEqual([expect.stringContaining("nowhere.json: (flow): error file_unreadable: ")]);
    expect(out).toContain("all is well");
  });

  it("prints JSON", () => {
    const path = file("loose.json", flow({ a: hangUp("End"), b: hangUp("Left over") }));
    const { status, out } = callwright("validate", path, "--json");
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      { file: path, ok: true, issues: [{ code: "unreachable_node", severity: "warning", nodeId: "b" }] },
    ]);
    expect(callwright("validate", path, "--strict").status).toBe(1);
  });
});

describe("callwright simulate", () => {
  it("prints what is heard, turn by turn, and never a PIN", () => {
    const { status, out, problems } = callwright("simulate", support, "--keys", "4021,7391#,1,30s,agent");
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

  it("plays a golden call and compares it", () => {
    const call = join(flows, "support-line/calls/technician-answers.json");
    expect(callwright("simulate", support, "--call", call)).toMatchObject({ status: 0, problems: [] });
    const other = callwright("simulate", join(flows, "after-hours/flow.json"), "--call", call);
    expect(other.status).toBe(1);
    expect(other.problems.join("\n")).toContain(`${call}: `);
    expect(other.problems.join("\n")).toContain("error path_differs");
  });

  it("says when the flow is not listening", () => {
    const { status, problems } = callwright("simulate", support, "--keys", "agent");
    expect(status).toBe(1);
    expect(problems).toEqual([
      "--keys: verify: error not_listening: the caller talks to an agent for 60 s, but the flow is listening for keys or words",
    ]);
  });

  it("prints JSON without a PIN", () => {
    const { out } = callwright("simulate", support, "--keys", "4021,7391#", "--pin", "locked", "--json");
    expect(JSON.parse(out)).toMatchObject({ path: ["welcome.next", "verify.failed", "front-desk"] });
    expect(out).not.toContain("7391");
  });
});

describe("callwright test", () => {
  it("plays the gallery's golden calls and covers every exit", () => {
    const { status, out, problems } = callwright("test", flows, "--coverage", "100");
    expect(problems).toEqual([]);
    expect(status).toBe(0);
    expect(out).toContain("exits 40/40");
  });

  it("fails, one line a problem, when a call goes another way", () => {
    file("mine/flow.json", flow({ a: hangUp() }));
    const call = { name: "Wrong", hears: ["Hello."], steps: [], path: ["b"], end: "flowHungUp" };
    const path = file("mine/calls/wrong.json", call);
    const { status, problems } = callwright("test", join(folder, "mine"));
    expect(status).toBe(1);
    expect(problems).toEqual([
      `${path}: a at the start: error heard_differs: the caller hears something else; expected ["Hello."], got []`,
      `${path}: (call): error path_differs: the call goes another way; expected ["b"], got ["a"]`,
    ]);
    const json = JSON.parse(callwright("test", join(folder, "mine"), "--json").out);
    expect(json).toMatchObject({ ok: false, flows: [{ ok: false, calls: [{ ok: false, name: "Wrong" }] }] });
  });

  it("fails when there is nothing to test", () => {
    expect(callwright("test", join(folder, "empty")).status).toBe(1);
  });
});

it("ends with 2 when it is called wrongly", () => {
  expect(callwright("fly").status).toBe(2);
  expect(callwright("simulate", support, "--pin", "maybe").status).toBe(2);
  expect(callwright("--help").status).toBe(0);
});
