import type { Writer } from "@/lib/server/calls/own-writes";
import { cleanText } from "@/lib/server/crm/clean-text";

/** What a caller consented to or refused, with the proof. */
export const keepConsent: Writer<"keepConsent"> = async (
  { customerId, number, channels, given, wording, language, answer },
  { app, callId, atMs, key },
) => {
  const proof = { wording: cleanText(wording), language, answer: cleanText(answer) };
  const data = { id: key, callId, customerId, number, channels, given, ...proof, at: new Date(atMs) };
  await app.prisma.consentRecord.createMany({ data, skipDuplicates: true });
};
