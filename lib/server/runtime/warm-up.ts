import { setImmediate as idle } from "node:timers/promises";
import type { Nlu } from "@/lib/nlu/create-nlu";
import { nlu } from "@/lib/nlu/installed-nlu";
import { understoodLanguages } from "@/lib/nodes/understood-languages";
import type { CallwrightApp } from "@/lib/server/app";
import { readStoredFlow } from "@/lib/server/flows/stored-flow";

/**
 * Loads what callers of the published flows are understood by, so that the first of them does not wait for it: a model of a
 * language takes a tenth of a second, in which nobody is answered. For after the start, in pieces between requests.
 *
 * @returns the languages
 */
export async function warmUp(
  { prisma }: Pick<CallwrightApp, "prisma">,
  { prepare }: Pick<Nlu, "prepare"> = nlu,
): Promise<string[]> {
  const live = await prisma.flowVersion.findMany({ where: { numbers: { some: {} } }, select: { document: true } });
  const languages = new Set<string>();
  for (const { document } of live) {
    await idle();
    for (const language of understoodLanguages(readStoredFlow(document))) languages.add(language);
  }
  for (const language of languages) {
    await idle();
    prepare(language);
  }
  return [...languages];
}
