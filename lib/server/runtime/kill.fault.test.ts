import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestCopies, type TestCopies } from "./testing/test-copies";
import { menuFlow } from "./testing/test-flows";
import { newCallSid, nextUrl, type SentWebhook } from "./testing/webhook-sender";
import type { TurnEntry } from "./timeline";

let copies: TestCopies;
beforeAll(async () => {
  copies = await startTestCopies(2);
});
afterAll(() => copies.close());

const loadMs = 17_000;
const killEveryMs = 5_000;
const callers = 12;
const turnsPerCall = 8;

/** What a caller was answered, by the carrier's call. */
const acknowledged = new Map<string, number[]>();

describe("kill -9", () => {
  it("fault 10: a copy killed every 5 s under load loses no acknowledged turn", async () => {
    const number = await copies.assign(menuFlow());
    const until = Date.now() + loadMs;
    let retries = 0;

    /** As the carrier does: the same webhook, the same token, until it is answered. */
    const send = async (target: string, fields: Record<string, string>): Promise<SentWebhook> => {
      const token = newCallSid();
      for (;;) {
        const answer = await copies.webhooks.send(target, fields, { token }).catch(() => null);
        if (answer?.status === 200) return answer;
        retries += 1;
        await delay(50);
      }
    };
    const caller = async () => {
      while (Date.now() < until) {
        const callSid = newCallSid();
        const form = { CallSid: callSid, From: "+15550001111", To: number, CallStatus: "in-progress" };
        let answer = await send("/api/voice/incoming", form);
        const turns: number[] = [];
        acknowledged.set(callSid, turns);
        for (let i = 0; i < turnsPerCall && Date.now() < until; i += 1) {
          turns.push(turnOf(answer));
          answer = await send(nextUrl(answer.text), { ...form, Digits: "2" });
        }
        turns.push(turnOf(answer));
      }
    };
    const killer = async () => {
      const starting: Promise<unknown>[] = [];
      for (let kills = 0; ; kills += 1) {
        await delay(until - loadMs + (kills + 1) * killEveryMs - Date.now());
        if (Date.now() > until) {
          await Promise.all(starting);
          return kills;
        }
        const victim = kills % 2;
        await starting[kills - 2];
        await copies.servers[victim]?.kill();
        starting.push(copies.start(victim));
      }
    };
    const [kills] = await Promise.all([killer(), ...Array.from({ length: callers }, caller)]);

    const { lost, doubled } = await compare();
    const count = [...acknowledged.values()].reduce((sum, turns) => sum + turns.length, 0);
    console.log(
      `kill -9: ${kills} kills in ${loadMs / 1_000} s, ${acknowledged.size} calls, ${count} turns acknowledged, ` +
        `${lost} turns lost, ${doubled} turns doubled, ${retries} webhooks sent again`,
    );
    expect(kills).toBeGreaterThanOrEqual(2);
    expect(count).toBeGreaterThan(50);
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
  });
});

/** The turn that the next webhook continues: the last one that was stored when this answer went out. */
const turnOf = (answer: SentWebhook) => Number(new URL(nextUrl(answer.text)).searchParams.get("n"));

async function compare(): Promise<{ lost: number; doubled: number }> {
  const { prisma } = copies.database;
  const sessions = await prisma.callSession.findMany({ where: { callSid: { in: [...acknowledged.keys()] } } });
  const events = await prisma.callEvent.findMany({
    where: { callId: { in: sessions.map((session) => session.callId) } },
  });
  let lost = 0;
  let doubled = 0;
  for (const [callSid, turns] of acknowledged) {
    const session = sessions.find((candidate) => candidate.callSid === callSid);
    const stored = events
      .filter((event) => event.callId === session?.callId && "turn" in (event.data as object))
      .map((event) => (event.data as unknown as TurnEntry).turn);
    lost += turns.filter((turn) => !stored.includes(turn)).length;
    doubled += stored.length - new Set(stored).size + (turns.length - new Set(turns).size);
  }
  return { lost, doubled };
}
