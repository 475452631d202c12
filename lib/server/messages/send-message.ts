import type { OwnWrite } from "@/lib/engine/effect";
import type { CallwrightApp } from "@/lib/server/app";
import type { OwnWriteContext, Writer } from "@/lib/server/calls/own-writes";
import { cleanText } from "@/lib/server/crm/clean-text";
import { sendMail } from "./send-mail";
import { sendText } from "./send-text";

export type MessageOrder = Pick<Extract<OwnWrite, { type: "sendMessage" }>, "to" | "subject" | "body" | "invitation">;

/**
 * What became of one attempt. `later`: it certainly was not taken, and may be tried again. `failed`: it was refused, or
 * nobody knows whether it was taken. `notSent`: this installation has nobody to send it.
 */
export type Delivery = { status: "sent" } | { status: "later" | "failed" | "notSent"; failure: string };

/** A message that could not be handed over for so long would only surprise whoever gets it. */
const staleAfterMs = 4 * 3_600_000;

/**
 * Sends a text message or an e-mail at most once. It is claimed in its row before it is handed over: of a claim that is
 * found with no outcome (the process died), as of a time-out after which it may have been taken, nobody knows whether it
 * arrived, so it is not sent again but shown as failed. Only what certainly was not taken is tried again with the job.
 */
export const sendMessage: Writer<"sendMessage"> = async (effect, context) => {
  const { app, callId, atMs, key } = context;
  const { channel, to, subject, body, customerId, invitation } = effect;
  const order = { to: cleanText(to), subject: subject && cleanText(subject), body: cleanText(body) };
  await app.prisma.message.createMany({
    data: { id: key, callId, customerId, channel, ...order, at: new Date(atMs) },
    skipDuplicates: true,
  });
  if (!(await claim(app, key))) return;
  const wanted = { ...order, ...(invitation ? { invitation } : {}) };
  const delivery = channel === "sms" ? await sendText(context, wanted) : await sendMail(app.env, key, wanted);
  const isLate = delivery.status === "later" && Date.now() - atMs > staleAfterMs;
  await settle(context, isLate ? { ...delivery, status: "failed" } : delivery);
  if (delivery.status === "later" && !isLate) throw new Error(delivery.failure);
};

/** @returns whether it is ours to send */
async function claim({ prisma }: CallwrightApp, id: string): Promise<boolean> {
  const claimed = await prisma.message.updateMany({
    where: { id, status: "queued" },
    data: { status: "sending", failure: null },
  });
  if (claimed.count > 0) return true;
  await prisma.message.updateMany({
    where: { id, status: "sending" },
    data: { status: "failed", failure: "it is not known whether it was sent" },
  });
  return false;
}

async function settle({ app, key }: OwnWriteContext, delivery: Delivery): Promise<void> {
  const status = delivery.status === "later" ? "queued" : delivery.status;
  const failure = delivery.status === "sent" ? null : cleanText(delivery.failure).slice(0, 300);
  await app.prisma.message.update({ where: { id: key }, data: { status, failure } });
}
