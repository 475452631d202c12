import type { CallwrightApp } from "@/lib/server/app";
import type { JobTask } from "@/lib/server/jobs/tasks";
import { blobs } from "@/lib/server/media/installed-blobs";
import { type RecordingOrder, recordingOrderSchema, storeRecording } from "@/lib/server/media/store-recording";
import { callRuntime, lines } from "@/lib/server/runtime/installed-runtime";

/** Fetches a recording from its carrier, keeps it encrypted, says so in the call's timeline, and deletes it there. */
export const storeRecordingJob: JobTask = async (payload, { app }) => {
  const order = recordingOrderSchema.parse(payload);
  const line = lines(app).find(({ name }) => name === order.carrier);
  if (!line) return;
  const stored = await storeRecording(order, { pool: app.pool, blobs: blobs(app), carrier: line.carrier });
  if (stored === null) return;
  if (stored.isNew) await noteStored(app, order, stored);
  // Last: what is deleted at the carrier before it is safe here would be gone, and a try that fails is made again.
  const deleted = await line.carrier.deleteRecording(order.sid);
  if (!deleted.ok) throw new Error(`the carrier did not delete a recording: ${deleted.error.code}`);
};

async function noteStored(
  app: CallwrightApp,
  { callId, durationSeconds }: RecordingOrder,
  { recordingId, nodeId }: { recordingId: string; nodeId: string | null },
): Promise<void> {
  const { steps } = callRuntime(app);
  const loaded = await steps.store.load(callId, "");
  if (!loaded) return;
  const row = { type: "recordingStored" as const, nodeId, atMs: steps.now(), data: { recordingId, durationSeconds } };
  await steps.take({ call: loaded.call, key: null, cause: () => "record only", rows: [row] });
}
