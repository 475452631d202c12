import type { PrismaClient } from "@/lib/server/db/prisma";
import type { TurnEntry } from "../timeline";
import { eventually } from "./eventually";

/** A call and its timeline, as stored. */
export async function readCall(prisma: PrismaClient, callSid: string) {
  const call = await prisma.callSession.findUniqueOrThrow({ where: { callSid } });
  const events = await prisma.callEvent.findMany({ where: { callId: call.callId }, orderBy: { seq: "asc" } });
  const turns = events
    .filter((event) => "turn" in (event.data as object))
    .map((event) => event.data as unknown as TurnEntry);
  return { call, events, turns };
}

export function endedCall(prisma: PrismaClient, callSid: string, patienceMs?: number) {
  return eventually(async () => {
    const found = await readCall(prisma, callSid);
    return found.call.state === "ended" && found;
  }, patienceMs);
}
