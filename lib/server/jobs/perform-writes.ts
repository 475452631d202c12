import { z } from "zod";
import { isOwnWrite, type WritingEffect } from "@/lib/engine/effect";
import type { CallwrightApp } from "@/lib/server/app";
import { performOwnWrite } from "@/lib/server/calls/own-writes";
import { crm } from "@/lib/server/crm/connector";
import type { JobTask } from "@/lib/server/jobs/tasks";
import { callRuntime } from "@/lib/server/runtime/installed-runtime";

const payloadSchema = z.object({
  callId: z.string(),
  atMs: z.number(),
  writes: z.array(
    z.object({
      key: z.string(),
      effect: z.custom<WritingEffect>((value) => typeof value === "object" && value !== null),
    }),
  ),
});

/** How long the customer database may take for one write; nobody is on the line. */
const patienceMs = 10_000;

/**
 * What a turn asked to be written, to the customer database or by ourselves. The job was stored with the turn; each
 * write has a key of its own, so that a job that runs again writes nothing twice. One that fails keeps no other back.
 */
export const performWrites: JobTask = async (payload, { app, attempt }) => {
  const { callId, atMs, writes } = payloadSchema.parse(payload);
  const connector = crm(app);
  const failed: string[] = [];
  const refused: string[] = [];
  for (const { key, effect } of writes) {
    if (isOwnWrite(effect)) {
      const done = await performOwnWrite(effect, { app, callId, atMs, key });
      if (!done.ok) failed.push(`${effect.type}: ${done.error}`);
      continue;
    }
    const written = await connector.write(effect, { callId, atMs, key }, Date.now() + patienceMs);
    if (written.ok) continue;
    if (written.error === "badAnswer" && attempt >= triesOfRefused) refused.push(effect.type);
    else failed.push(`${effect.type}: ${written.error}`);
  }
  if (failed.length > 0) throw new Error(`not written: ${failed.join(", ")}`);
  if (refused.length > 0) await noteProblem(app, callId, `the customer database refused ${refused.join(", ")}`);
};

/** What is refused again and again (a customer that is gone) is given up and said in the call's timeline. */
const triesOfRefused = 4;

async function noteProblem(app: CallwrightApp, callId: string, what: string): Promise<void> {
  const { steps } = callRuntime(app);
  const loaded = await steps.store.load(callId, "");
  if (!loaded) return;
  const row = { type: "problem" as const, nodeId: null, atMs: steps.now(), data: { what } };
  await steps.take({ call: loaded.call, key: null, cause: () => "record only", rows: [row] });
}
