import { randomUUID } from "node:crypto";
import type { ListeningCarrier } from "@/lib/carrier/virtual/listen";
import type { CallwrightApp } from "@/lib/server/app";
import type { World } from "@/lib/simulator/world";
import type { WaitingCall } from "../call-record";
import { answeredWaits } from "../estimated-wait";
import { PostgresCallStore } from "../postgres-call-store";

/** The call store of an installation where a caller's place in line is known only if the golden call says so. */
export class StoreOfWorld extends PostgresCallStore {
  world: World["queues"] = {};
  /** Golden calls share their numbers, so what was called before is not counted but said. */
  calls: World["calls"] = {};

  override async waitingIn(queue: string): Promise<WaitingCall[]> {
    const state = this.world[queue];
    return typeof state === "object" && state.position !== null ? super.waitingIn(queue) : [];
  }

  override async callsOf(_caller: string, days: readonly number[]): Promise<Record<string, number>> {
    return Object.fromEntries(days.map((each) => [String(each), this.calls[String(each)] ?? 0]));
  }
}

/**
 * Makes the queues stand as the world says: callers ahead of ours, others who were answered lately, a carrier's queue
 * without room, or wait documents that never reach the carrier, which makes it give up the queue.
 */
export async function standQueues(
  app: CallwrightApp,
  carrier: ListeningCarrier,
  queues: World["queues"],
): Promise<void> {
  await app.prisma.callSession.deleteMany({ where: { carrier: elsewhere } });
  // What earlier calls waited must not be told to this one.
  await app.prisma.callEvent.deleteMany({ where: { type: "queueAnswered" } });
  const states = Object.entries(queues);
  for (const [name, state] of states) {
    if (state === "full") await resizeQueue(app, carrier, name);
    if (typeof state === "object" && state.position !== null) {
      await waitAhead(app, name, state.position - 1, state.longestWaitSeconds);
      if (state.estimatedWaitSeconds !== null)
        await wereAnswered(app, name, state.position, state.estimatedWaitSeconds);
    }
  }
  // Each rule throws one try's answer away; more of them than the carrier tries.
  const lost = { does: "loseAnswer" as const, purposes: ["wait" as const] };
  carrier.faults.set(states.some(([, state]) => state === "failed") ? Array.from({ length: 10 }, () => lost) : []);
}

/** Calls that came in by another carrier: they stand in our line, and nobody needs to play them. */
const elsewhere = "elsewhere";

async function waitAhead(
  app: CallwrightApp,
  name: string,
  count: number,
  longestSeconds: number | null,
): Promise<void> {
  const at = new Date();
  const enteredAtMs = at.getTime() - (longestSeconds ?? 0) * 1000;
  await app.prisma.callSession.createMany({
    data: Array.from({ length: count }, () => ({
      callId: randomUUID(),
      callSid: randomUUID(),
      carrier: elsewhere,
      callerNumber: "anonymous",
      dialledNumber: "+15550199000",
      state: "waiting",
      revision: 1,
      session: { queue: { name, priority: 1, enteredAtMs } },
      startedAt: at,
      updatedAt: at,
    })),
  });
}

/** Enough callers, a moment ago, who came to this place in line and waited so long. */
async function wereAnswered(app: CallwrightApp, queue: string, fromPosition: number, waitedSeconds: number) {
  await app.prisma.callEvent.createMany({
    data: Array.from({ length: answeredWaits.atLeast }, () => ({
      callId: randomUUID(),
      seq: 1,
      at: new Date(),
      type: "queueAnswered",
      data: { queue, waitedSeconds, fromPosition },
    })),
  });
}

/** To no room at all, by the carrier's REST interface. */
async function resizeQueue({ env }: CallwrightApp, carrier: ListeningCarrier, name: string): Promise<void> {
  const account = `${carrier.origin}/2010-04-01/Accounts/${env.TWILIO_ACCOUNT_SID}`;
  const headers = {
    authorization: `Basic ${Buffer.from(`${env.TWILIO_ACCOUNT_SID}:${env.TWILIO_AUTH_TOKEN}`).toString("base64")}`,
  };
  const listed = (await (await fetch(`${account}/Queues.json`, { headers })).json()) as {
    queues: { sid: string; friendly_name: string }[];
  };
  const sid = listed.queues.find((queue) => queue.friendly_name === name)?.sid;
  const path = sid === undefined ? "Queues.json" : `Queues/${sid}.json`;
  const body = new URLSearchParams({ FriendlyName: name, MaxSize: "0" });
  const answer = await fetch(`${account}/${path}`, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`the carrier did not resize a queue: ${answer.status}`);
}
