import { Command } from "commander";
import { simulateVerb } from "./simulate";
import { testVerb } from "./test";
import { validateVerb } from "./validate";
import type { Verb } from "./verb";

/** Verbs that need nothing but files, one file each, in the order of the help text. */
const fileVerbs: readonly Verb[] = [validateVerb, simulateVerb, testVerb];

const program = new Command("callwright")
  .description("Design, check and run call flows from a terminal.")
  .showHelpAfterError()
  .exitOverride(({ exitCode }) => {
    // Commander's own complaints are about how the command was called.
    process.exit(exitCode === 0 ? 0 : 2);
  });

for (const register of fileVerbs) register(program);
const asked = process.argv[2] ?? "";
if (!program.commands.some((command) => command.name() === asked)) {
  for (const register of await serverVerbs()) register(program);
}
await program.parseAsync();

/**
 * The others come with half the server and its packages, which take a second or more to load: a bundle of their own
 * (`scripts/build.mjs`), so that checking a file is quick.
 */
async function serverVerbs(): Promise<readonly Verb[]> {
  const bundle = new URL("./cli-server.js", import.meta.url).href;
  return ((await import(bundle)) as typeof import("./server-verbs")).serverVerbs;
}
