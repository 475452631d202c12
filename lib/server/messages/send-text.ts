import type { OwnWriteContext } from "@/lib/server/calls/own-writes";
import { lines } from "@/lib/server/runtime/installed-runtime";
import type { Delivery, MessageOrder } from "./send-message";

/** By the carrier of the call, from the number that was called. Never throws for what the carrier does. */
export async function sendText(
  { app, callId }: Pick<OwnWriteContext, "app" | "callId">,
  { to, body }: MessageOrder,
): Promise<Delivery> {
  const call = await app.prisma.callSession.findUnique({
    where: { callId },
    select: { carrier: true, dialledNumber: true },
  });
  const line = lines(app).find(({ name }) => name === call?.carrier);
  if (!call || !line) return { status: "notSent", failure: "the carrier of the call is no longer set up" };
  const sent = await line.carrier.sendMessage({ to, from: call.dialledNumber, body });
  if (sent.ok) return { status: "sent" };
  const { code, message, ambiguous } = sent.error;
  if (ambiguous) return { status: "failed", failure: `it is not known whether it was sent: ${message}` };
  return { status: code === "unavailable" || code === "rateLimited" ? "later" : "failed", failure: message };
}
