import type { Writer } from "@/lib/server/calls/own-writes";
import { cleanText } from "@/lib/server/crm/clean-text";

/** A caller wants to be called back. */
export const requestCallback: Writer<"requestCallback"> = async (
  { number, queue, dueAtMs, customerId, note },
  { app, callId, atMs, key },
) => {
  const data = { id: key, callId, customerId, number, queue, note: note && cleanText(note) };
  await app.prisma.callbackRequest.createMany({
    data: { ...data, dueAt: new Date(dueAtMs), at: new Date(atMs) },
    skipDuplicates: true,
  });
};
