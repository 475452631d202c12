import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { InvalidArgumentError } from "commander";
import type { Step } from "@/lib/engine/session";
import { formatIssue } from "@/lib/flow/issue";
import { checkFlow } from "@/lib/nodes/check-flow";
import { type Coverage, coverageOf } from "@/lib/simulator/coverage";
import { type Difference, formatDifference, runGoldenCall, stepsOf } from "@/lib/simulator/run-golden-call";
import { readFlow, readGoldenCall } from "./read-flow";
import { print, printJson, problem, remark, type Verb } from "./verb";

interface CallResult {
  file: string;
  name: string;
  ok: boolean;
  differences: Difference[];
}

interface FlowResult {
  file: string;
  ok: boolean;
  calls: CallResult[];
  coverage: Coverage | null;
}

/** `test [DIR]`: plays the golden calls of every flow in a folder and says how much of each flow they cover. */
export const testVerb: Verb = (program) => {
  program
    .command("test")
    .description("play golden calls (calls/*.json beside each flow.json) and print their coverage")
    .argument("[dir]", "a folder with a flow.json, or with folders that have one", "flows")
    .option("--coverage <percent>", "fail when the calls of a flow take fewer of its exits", percent)
    .option("--json", "print one JSON document")
    .action((folder: string, { coverage, json }: { coverage?: number; json?: boolean }) => {
      const folders = flowFolders(folder);
      if (folders.length === 0)
        problem(`${folder}: (flow): error no_flows: There is no flow.json in it or its folders.`);
      const flows = folders.map((each) => testFlow(each, coverage ?? 0));
      if (json) printJson({ ok: folders.length > 0 && flows.every(({ ok }) => ok), flows });
      else for (const flow of flows) printFlow(flow);
    });
};

function flowFolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));
  return [folder, ...below].filter((each) => existsSync(join(each, "flow.json")));
}

function testFlow(folder: string, leastCoverage: number): FlowResult {
  const file = join(folder, "flow.json");
  const flow = readFlow(file);
  const issues = flow.ok ? checkFlow(flow.value) : flow.error;
  for (const issue of issues) (issue.severity === "error" ? problem : remark)(`${file}: ${formatIssue(issue)}`);
  const sound = !issues.some(({ severity }) => severity === "error");
  if (!flow.ok) return { file, ok: false, calls: [], coverage: null };

  const steps: Step[] = [];
  const calls = callFiles(folder).map((each): CallResult => {
    const golden = readGoldenCall(each);
    if (!golden.ok) {
      for (const issue of golden.error) problem(`${each}: ${formatIssue(issue)}`);
      return { file: each, name: basename(each), ok: false, differences: [] };
    }
    const { ok, differences, call } = runGoldenCall(flow.value, golden.value);
    for (const difference of differences) problem(`${each}: ${formatDifference(difference)}`);
    steps.push(...stepsOf(call));
    return { file: each, name: golden.value.name, ok, differences };
  });
  const coverage = coverageOf(flow.value, steps);
  const enough = share(coverage) >= leastCoverage;
  if (!enough) {
    problem(
      `${file}: (flow): error coverage_low: ${share(coverage)} % of the exits are taken, not ${coverage.exits.missing.join(", ")}`,
    );
  }
  return { file, ok: sound && enough && calls.every(({ ok }) => ok), calls, coverage };
}

function callFiles(folder: string): string[] {
  const calls = join(folder, "calls");
  if (!existsSync(calls)) return [];
  const names = readdirSync(calls).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => join(calls, name));
}

const share = ({ exits }: Coverage) => (exits.total === 0 ? 100 : Math.floor((exits.taken / exits.total) * 100));

function printFlow({ file, ok, calls, coverage }: FlowResult): void {
  const passed = calls.filter((call) => call.ok).length;
  print(`${ok ? "ok    " : "FAILED"} ${file}: ${passed} of ${calls.length} calls as written`);
  if (!coverage) return;
  const { nodes, exits } = coverage;
  print(`       nodes ${nodes.taken}/${nodes.total}, exits ${exits.taken}/${exits.total}`);
  if (exits.missing.length > 0) print(`       not taken: ${exits.missing.join(", ")}`);
}

function percent(value: string): number {
  const number = Number(value);
  if (value.trim() !== "" && number >= 0 && number <= 100) return number;
  throw new InvalidArgumentError("Give a percentage from 0 to 100.");
}
