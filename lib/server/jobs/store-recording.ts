import type { JobTask } from "@/lib/server/jobs/tasks";
import { blobs } from "@/lib/server/media/installed-blobs";
import { recordingOrderSchema, storeRecording } from "@/lib/server/media/store-recording";
import { callRuntime, lines } from "@/lib/server/runtime/installed-runtime";

/** Fetches a recording from its carrier and keeps it encrypted; see `storeRecording`. */
export const storeRecordingJob: JobTask = async (payload, { app }) => {
  const order = recordingOrderSchema.parse(payload);
  const line = lines(app).find(({ name }) => name === order.carrier);
  if (!line) return;
  const stored = await storeRecording(order, { pool: app.pool, blobs: blobs(app), carrier: line.carrier });
  if (stored === null) return;
  const { steps } = callRuntime(app);
  const loaded = await steps.store.load(order.callId, "");
  if (!loaded) return;
  const { recordingId, nodeId } = stored;
  const data = { recordingId, durationSeconds: order.durationSeconds };
  await steps.take({
    call: loaded.call,
    key: null,
    cause: () => "record only",
    rows: [{ type: "recordingStored", nodeId, atMs: steps.now(), data }],
  });
};
