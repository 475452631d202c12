import { checksBench } from "./checks";
import { designerBench } from "./designer";
import { engineBench } from "./engine";
import { type BenchReport, printReport } from "./report";
import { trafficBench } from "./traffic";
import { turnBench } from "./turn";
import { webhookBench } from "./webhook";

/** `npm run -s bench -- NAME [--json]`: with --json the last line is the report as JSON. */
const benches: Record<string, () => Promise<BenchReport>> = {
  engine: engineBench,
  checks: checksBench,
  webhook: webhookBench,
  turn: turnBench,
  designer: designerBench,
  traffic: trafficBench,
};

const [name = ""] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (!bench) {
  console.error(`There is no benchmark "${name}". There are: ${Object.keys(benches).join(", ")}`);
  process.exit(1);
}
printReport(await bench(), process.argv.includes("--json"));
process.exit(0);
