import { dialVerb } from "./dial";
import { keysVerb } from "./keys";
import { numbersVerb } from "./numbers";
import type { Verb } from "./verb";

/** Verbs that speak with the database or a running server, in the order of the help text; see `main.ts`. */
export const serverVerbs: readonly Verb[] = [dialVerb, numbersVerb, keysVerb];
