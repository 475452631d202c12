import { z } from "zod";
import type { JobTask } from "@/lib/server/jobs/tasks";
import { lines } from "@/lib/server/runtime/installed-runtime";

const payloadSchema = z.object({ carrier: z.string(), name: z.string() });

/** A queue that a flow uses for the first time: the carrier makes it with little room, this gives it all there is. */
export const ensureCarrierQueue: JobTask = async (payload, { app }) => {
  const { carrier, name } = payloadSchema.parse(payload);
  const done = await lines(app)
    .find((line) => line.name === carrier)
    ?.carrier.ensureQueue(name);
  if (done && !done.ok && done.error.code === "unavailable")
    throw new Error("the carrier did not answer about a queue");
};
