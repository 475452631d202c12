import { setImmediate as idle } from "node:timers/promises";
import type { Nlu } from "@/lib/nlu/create-nlu";
import { nlu } from "@/lib/nlu/installed-nlu";
import { understoodLanguages } from "@/lib/nodes/understood-languages";
import type { CallwrightApp } from "@/lib/server/app";
import { readStoredFlow } from "@/lib/server/flows/stored-flow";

/**
 * Loads what callers of the live flows are understood by, now and whenever a number gets another version, so that the first
 * caller does not wait for it: a model of a language takes a tenth of a second, in which nobody is answered. For after the
 * start, in pieces between requests.
 *
 * @returns ends it
 */
export function keepWarm(
  { prisma, bus, log }: Pick<CallwrightApp, "prisma" | "bus" | "log">,
  { prepare }: Pick<Nlu, "prepare"> = nlu,
): () => Promise<void> {
  const seen = new Set<string>();
  const prepared = new Set<string>();

  const look = async (): Promise<void> => {
    const fresh = await prisma.flowVersion.findMany({
      where: { numbers: { some: {} }, id: { notIn: [...seen] } },
      select: { id: true, document: true },
    });
    for (const { id, document } of fresh) {
      await idle();
      seen.add(id);
      for (const language of understoodLanguages(readStoredFlow(document))) {
        if (prepared.has(language)) continue;
        prepared.add(language);
        await idle();
        prepare(language);
      }
    }
  };

  let last = Promise.resolve();
  const lookNext = () => {
    last = last.then(look).catch((error) => log.warn({ err: error }, "what callers say is loaded when they say it"));
  };
  const unsubscribe = bus.subscribe("numbers", lookNext);
  lookNext();
  return () => {
    unsubscribe();
    return last;
  };
}
