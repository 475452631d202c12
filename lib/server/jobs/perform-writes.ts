import { z } from "zod";
import type { WritingEffect } from "@/lib/engine/effect";
import { crm } from "@/lib/server/crm/connector";
import type { JobTask } from "@/lib/server/jobs/tasks";

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
 * What a turn asked to be written to the customer database. The job was stored with the turn; each write has a key of
 * its own, so that a job that runs again writes nothing twice.
 */
export const performWrites: JobTask = async (payload, { app, attempt }) => {
  const { callId, atMs, writes } = payloadSchema.parse(payload);
  const connector = crm(app);
  const failed: string[] = [];
  for (const { key, effect } of writes) {
    const written = await connector.write(effect, { callId, atMs, key }, Date.now() + patienceMs);
    if (!written.ok) failed.push(`${effect.type}: ${written.error}`);
  }
  if (failed.length > 0)
    throw new Error(`the customer database did not take (attempt ${attempt}) ${failed.join(", ")}`);
};
