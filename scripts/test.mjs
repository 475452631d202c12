import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { failedInPlaywright, failedInVitest } from "./failed-tests.mjs";
import { checkNode, ensureInstalled, stopWith } from "./prerequisites.mjs";

// `npm test`: every check, one after the other; `npm test -- unit int` runs some. All stages run even when one fails.
const reports = ".cache/test-reports";
const stages = {
  types: { title: "Types", run: () => program("node_modules/typescript/bin/tsc", "--noEmit") },
  lint: { title: "Lint", run: () => program("scripts/lint.mjs") },
  unit: { title: "Unit", run: () => vitest("unit") },
  int: { title: "Integration", run: () => vitest("int") },
  build: { title: "Build", run: () => program("scripts/build-pages.mjs") },
  e2e: { title: "End to end", run: playwright },
};

checkNode();
process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const wanted = process.argv.slice(2).filter((name) => name !== "--");
const unknown = wanted.filter((name) => !(name in stages));
if (unknown.length > 0) stopWith(`No such stage: ${unknown.join(", ")}. There are: ${Object.keys(stages).join(", ")}.`);
ensureInstalled();
await prepare();

let running;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    // A program in its own time: Vitest and Playwright stop the servers and databases they started.
    running?.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
    process.exitCode = 130;
  });
}

const results = [];
for (const [name, { title, run }] of Object.entries(stages)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  if (process.exitCode === 130) break;
  console.log(`\n== ${title}`);
  const began = performance.now();
  const counts = await run();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`== ${title}: ${counts.ok ? "passed" : "FAILED"} in ${seconds} s`);
  results.push({ title, seconds, ...counts });
}
summarise(results);

async function prepare() {
  const { generateClient } = await import("./generate-client.mjs");
  const { buildPrograms } = await import("./build.mjs");
  generateClient();
  await buildPrograms();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
}

/** A stage without tests of its own counts one failed when it fails, so that the last line cannot look clean. */
async function program(file, ...given) {
  const status = await exitStatus(file, given);
  return { ok: status === 0, passed: 0, failed: status === 0 ? 0 : 1 };
}

async function vitest(project) {
  const report = `${reports}/${project}.json`;
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const status = await exitStatus("node_modules/vitest/vitest.mjs", ["run", "--project", project, ...reporters]);
  const found = read(report) ?? { testResults: [] };
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = found;
  return { ...counted(status, passed, failed), tests: failedInVitest(found, process.cwd()) };
}

async function playwright() {
  const { ensureBrowser } = await import("./browser.mjs");
  const problem = await ensureBrowser();
  if (problem) {
    console.error(problem);
    return { ok: false, passed: 0, failed: 1 };
  }
  const { buildPages } = await import("./build-pages.mjs");
  if (!buildPages()) return { ok: false, passed: 0, failed: 1 };
  const report = `${reports}/e2e.json`;
  const status = await exitStatus("node_modules/@playwright/test/cli.js", ["test", "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const found = read(report) ?? { suites: [], stats: {} };
  const { expected = 0, flaky = 0, unexpected = 0 } = found.stats;
  return { ...counted(status, expected + flaky, unexpected), tests: failedInPlaywright(found, process.cwd()) };
}

function read(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : null;
}

/** A run that ends badly without a failed test (a file that does not load, a server that does not start) is one failure. */
function counted(status, passed, failed) {
  const ok = status === 0 && passed > 0;
  return { ok, passed, failed: ok ? failed : Math.max(failed, 1) };
}

function exitStatus(file, given, extra = {}) {
  return new Promise((done) => {
    // Settings of whoever runs the tests must not decide what they find.
    const { DATABASE_URL, DATA_DIR, PUBLIC_URL, NODE_ENV, ...inherited } = process.env;
    running = spawn(process.execPath, [file, ...given], { stdio: "inherit", env: { ...inherited, ...extra } });
    running.on("close", (status) => done(status ?? 1));
  });
}

function summarise(all) {
  console.log("\nStage             Result   Seconds   Passed   Failed");
  for (const { title, ok, seconds, passed, failed } of all) {
    const cells = [title.padEnd(17), (ok ? "passed" : "FAILED").padEnd(8), seconds.padStart(7)];
    console.log([...cells, String(passed).padStart(8), String(failed).padStart(8)].join(" "));
  }
  nameFailures(all);
  const sum = (key) => all.reduce((total, stage) => total + stage[key], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  if (!all.every((stage) => stage.ok)) process.exitCode ||= 1;
}

/** Whoever reads only the end of a long log learns what failed, and why; and what passed only when tried again. */
function nameFailures(stages) {
  for (const { title, ok, tests = [] } of stages) {
    if (!ok && tests.every(({ unsteady }) => unsteady))
      console.log(`\n${title} FAILED: what it printed stands below "== ${title}".`);
    for (const { file, title: test, message, unsteady } of tests) {
      const outcome = unsteady ? "UNSTEADY, passed when tried again" : "FAILED";
      console.log(`\n${title} ${outcome}: ${[file, test].filter(Boolean).join(" > ")}`);
      console.log(message.replace(/^/gm, "    "));
    }
  }
  console.log();
}
