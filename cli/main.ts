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
const isKnown = () => program.commands.some((command) => command.name() === asked);
// The others come with half the server and its packages, and signing in with as many again, which takes a second or
// more to load: bundles of their own (`scripts/build.mjs`), so that checking a file is quick.
if (!isKnown()) {
  const { serverVerbs } = await load<typeof import("./server-verbs")>("cli-server");
  for (const register of serverVerbs) register(program);
}
if (!isKnown()) (await load<typeof import("./sign-in")>("cli-sign-in")).signInVerb(program);
await program.parseAsync();

async function load<Module>(bundle: string): Promise<Module> {
  return (await import(new URL(`./${bundle}.js`, import.meta.url).href)) as Module;
}
