import { listNumbers } from "@/lib/server/flows/numbers";
import { registerConnect } from "./numbers-connect";
import { print, printJson, type Verb } from "./verb";
import { withServer } from "./with-server";

/** `numbers`: which number reaches which flow. `numbers connect`: points a real one at this server. */
export const numbersVerb: Verb = (program) => {
  const numbers = program
    .command("numbers")
    .description("list the numbers that flows are assigned to")
    .option("--all", "also those without a flow")
    .option("--json", "print an array of { number, flow, version, carrier }")
    .action(async ({ all, json }: { all?: boolean; json?: boolean }) => {
      const found = await withServer(listNumbers);
      if (!found) return;
      const rows = found
        .filter(({ flow }) => all || flow !== null)
        .map(({ e164, flow, version, carrier }) => ({ number: e164, flow: flow?.name ?? null, version, carrier }));
      if (json) return printJson(rows);
      for (const row of rows) print(`${row.number.padEnd(16)}  ${row.carrier.padEnd(7)}  ${target(row)}`);
    });
  registerConnect(numbers);
};

function target({ flow, version }: { flow: string | null; version: number | null }): string {
  if (flow === null) return "(no flow)";
  return version === null ? `${flow}, not published` : `${flow}, version ${version}`;
}
