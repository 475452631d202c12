import { Command } from "commander";
import { signInVerb } from "./sign-in";
import { simulateVerb } from "./simulate";
import { testVerb } from "./test";
import { validateVerb } from "./validate";
import type { Verb } from "./verb";

/** Every verb, one file each, in the order of the help text. */
const verbs: readonly Verb[] = [validateVerb, simulateVerb, testVerb, signInVerb];

const program = new Command("callwright")
  .description("Design, check and run call flows from a terminal.")
  .showHelpAfterError()
  .exitOverride(({ exitCode }) => {
    // Commander's own complaints are about how the command was called.
    process.exit(exitCode === 0 ? 0 : 2);
  });

for (const register of verbs) register(program);
await program.parseAsync();
