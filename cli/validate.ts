import { formatIssue, type Issue } from "@/lib/flow/issue";
import { checkFlow } from "@/lib/nodes/check-flow";
import { readFlow } from "./read-flow";
import { print, printJson, problem, remark, type Verb } from "./verb";

/** `validate FILE…`: everything that would keep flow files from being published. */
export const validateVerb: Verb = (program) => {
  program
    .command("validate")
    .description("check flow files as publishing does")
    .argument("<file...>", "flow files")
    .option("--strict", "count warnings as problems")
    .option("--json", "print one JSON document")
    .action((files: string[], { strict, json }: { strict?: boolean; json?: boolean }) => {
      const results = files.map((file) => ({ file, issues: issuesOf(file) }));
      for (const { file, issues } of results) {
        for (const issue of issues) {
          const report = issue.severity === "error" || strict ? problem : remark;
          report(`${file}: ${formatIssue(issue)}`);
        }
        if (!json && issues.length === 0) print(`${file}: all is well`);
      }
      if (json) printJson(results.map(({ file, issues }) => ({ file, ok: !issues.some(isError), issues })));
    });
};

function issuesOf(file: string): Issue[] {
  const flow = readFlow(file);
  return flow.ok ? checkFlow(flow.value) : flow.error;
}

const isError = (issue: Issue) => issue.severity === "error";
