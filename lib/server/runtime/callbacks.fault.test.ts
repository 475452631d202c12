import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reconcileQuietCalls } from "@/lib/server/jobs/reconcile-calls";
import { timetable } from "@/lib/server/jobs/tasks";
import { assignFlow } from "./testing/assign-flow";
import { eventually } from "./testing/eventually";
import { endedCall, readCall } from "./testing/read-call";
import { menuFlow } from "./testing/test-flows";
import { createTestLine, type TestLine } from "./testing/test-line";
import { nextUrl } from "./testing/webhook-sender";

let line: TestLine;
beforeAll(async () => {
  line = await createTestLine({}, { worker: true });
});
afterAll(() => line.close());

const statuses = [
  "queued",
  "initiated",
  "ringing",
  "in-progress",
  "completed",
  "busy",
  "no-answer",
  "failed",
  "canceled",
];
const final = new Set(["completed", "busy", "no-answer", "failed", "canceled"]);

async function snapshot(callSid: string) {
  const { call, events } = await readCall(line.app.prisma, callSid);
  const replies = await line.app.prisma.callReply.findMany({ where: { callId: call.callId }, orderBy: { key: "asc" } });
  const tasks = await line.app.prisma.task.count();
  return JSON.stringify({ call, events, replies, tasks });
}

describe("callbacks of the carrier", () => {
  it("fault 3: in every order, a final state never goes back and after-call work runs once", async () => {
    const number = await line.assign(menuFlow());
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(statuses, { minLength: 2 }), async (order) => {
        const { callSid } = await line.webhooks.begin(number);
        let ended: string | null = null;
        for (const [index, CallStatus] of order.entries()) {
          const answer = await line.webhooks.send("/api/voice/status", {
            CallSid: callSid,
            CallStatus,
            SequenceNumber: String(index),
          });
          expect(answer.status).toBe(200);
          const { call } = await readCall(line.app.prisma, callSid);
          if (ended !== null) expect(`${call.state} ${call.endReason} ${call.endedAt?.toISOString()}`).toBe(ended);
          else if (final.has(CallStatus)) ended = `${call.state} ${call.endReason} ${call.endedAt?.toISOString()}`;
          expect(call.state === "ended").toBe(ended !== null);
        }
        const { events } = await readCall(line.app.prisma, callSid);
        expect(events.filter((event) => event.type === "callEnded")).toHaveLength(
          order.some((word) => final.has(word)) ? 1 : 0,
        );
      }),
      { numRuns: 25 },
    );
  });

  it("fault 3: callbacks all at once leave one end as well", async () => {
    const { callSid } = await line.webhooks.begin(await line.assign(menuFlow()));
    await Promise.all(
      statuses.map((CallStatus) => line.webhooks.send("/api/voice/status", { CallSid: callSid, CallStatus })),
    );
    const { events } = await endedCall(line.app.prisma, callSid);
    expect(events.filter((event) => event.type === "callEnded")).toHaveLength(1);
  });

  it("fault 4: `completed` twice is one record", async () => {
    const { callSid } = await line.webhooks.begin(await line.assign(menuFlow()));
    const completed = { CallSid: callSid, CallStatus: "completed", CallDuration: "12" };
    await line.webhooks.send("/api/voice/status", completed);
    const once = await snapshot(callSid);
    await line.webhooks.send("/api/voice/status", completed);
    expect(await snapshot(callSid)).toBe(once);
  });

  it("fault 8: replaying every webhook of a call after its end has no effect", async () => {
    const number = await line.assign(menuFlow());
    const { callSid, first } = await line.webhooks.begin(number);
    const form = { CallSid: callSid, From: "+15550001111", To: number };
    const again = await line.webhooks.send(nextUrl(first.text), { ...form, Digits: "2" });
    const bye = await line.webhooks.send(nextUrl(again.text), { ...form, Digits: "1" });
    await line.webhooks.send("/api/voice/status", { ...form, CallStatus: "completed" });
    const ended = await snapshot(callSid);

    const { call } = await readCall(line.app.prisma, callSid);
    const replays = [
      await line.webhooks.send("/api/voice/incoming", { ...form, CallStatus: "ringing" }),
      await line.webhooks.send(nextUrl(first.text), { ...form, Digits: "2" }),
      await line.webhooks.send(nextUrl(again.text), { ...form, Digits: "1" }),
      await line.webhooks.send(`/api/voice/turn/${call.callId}?n=${call.revision + 5}`, { ...form, Digits: "1" }),
      await line.webhooks.send(`/api/voice/queue/wait/${call.callId}?n=2`, form),
      await line.webhooks.send(`/api/voice/queue/left/${call.callId}?n=2`, { ...form, QueueResult: "bridged" }),
      await line.webhooks.send("/api/voice/status", { ...form, CallStatus: "in-progress" }),
      await line.webhooks.send("/api/voice/status", { ...form, CallStatus: "completed" }),
    ];
    expect(replays.map((answer) => answer.status)).toEqual(Array(8).fill(200));
    expect(replays.slice(0, 3).map((answer) => answer.text)).toEqual([first.text, again.text, bye.text]);
    for (const { text } of replays.slice(3, 6)) expect(text).toContain("<Hangup/>");
    expect(await snapshot(callSid)).toBe(ended);
  });

  it("fault 15: publishing, rolling back and deleting in mid-call leave a call on its version", async () => {
    const number = await line.assign(menuFlow("This is the first version."));
    const { flowId } = await line.app.prisma.phoneNumber.findUniqueOrThrow({ where: { e164: number } });
    const { callSid, first } = await line.webhooks.begin(number);
    const form = { CallSid: callSid, From: "+15550001111", To: number, Digits: "2" };
    expect(first.text).toContain("This is the first version.");

    await assignFlow(line.app.prisma, menuFlow("This is the second version."), { number, flowId: flowId as string });
    const second = await line.webhooks.send(nextUrl(first.text), form);
    expect(second.text).toContain("This is the first version.");
    expect((await line.webhooks.begin(number)).first.text).toContain("This is the second version.");

    const versionOne = await line.app.prisma.flowVersion.findFirstOrThrow({
      where: { flowId: flowId as string, number: 1 },
    });
    await line.app.prisma.phoneNumber.update({ where: { e164: number }, data: { flowVersionId: versionOne.id } });
    await line.app.prisma.phoneNumber.delete({ where: { e164: number } });
    await line.app.prisma.flow.update({ where: { id: flowId as string }, data: { archivedAt: new Date() } });
    // A copy that has never seen the version reads it.
    line.app.runtime = undefined;
    const third = await line.webhooks.send(nextUrl(second.text), form);
    expect(third.text).toContain("This is the first version.");
    const last = await line.webhooks.send(nextUrl(third.text), { ...form, Digits: "1" });
    expect(last.text).toContain("Goodbye.");
    await line.webhooks.send("/api/voice/status", { CallSid: callSid, CallStatus: "completed" });
    expect((await endedCall(line.app.prisma, callSid)).call).toMatchObject({
      flowVersionId: versionOne.id,
      flowVersion: 1,
    });
  });

  it("fault 19: a call whose callbacks are lost is reconciled with the carrier within 60 s", async () => {
    const number = await line.assign(menuFlow());
    await line.phone.setFaults([{ does: "lose", purposes: ["status"] }]);
    const { pool } = line.app;
    const call = await line.phone.dial({ from: "+15550001234", to: number, plan: [{ hangUp: true }] });
    const living = await line.phone.dial({ from: "+15550001235", to: number });
    await call.untilEnded();
    await living.waitFor("listening");
    expect((await readCall(line.app.prisma, call.sid)).call.state).toBe("inFlow");
    // The timetable starts it every minute, and it runs itself every 15 s from then on; here it is started at once.
    expect(timetable.some((entry) => entry.startsWith("* * * * * reconcileCalls"))).toBe(true);
    const start = () => pool.query("SELECT graphile_worker.add_job('reconcileCalls', job_key := 'reconcile-calls')");
    await start();
    await eventually(async () => {
      const { rows } = await pool.query<{ seconds: number }>(
        `SELECT extract(epoch FROM run_at - now())::float AS seconds FROM graphile_worker.jobs
         WHERE key = 'reconcile-calls' AND attempts = 0 AND run_at > now()`,
      );
      return rows[0] !== undefined && rows[0].seconds <= 15;
    });
    // Neither was quiet for long. As quiet as they are 20 s later, which with those 15 s is within the minute.
    expect((await readCall(line.app.prisma, call.sid)).call.state).toBe("inFlow");
    await pool.query("UPDATE call_session SET updated_at = updated_at - interval '20 seconds' WHERE state <> 'ended'");
    await start();
    const { call: record, events } = await endedCall(line.app.prisma, call.sid);
    expect(record.endReason).toBe("reconciled");
    expect(events.filter((event) => event.type === "callEnded")).toHaveLength(1);
    expect((await readCall(line.app.prisma, living.sid)).call.state).toBe("inFlow");
    expect(await reconcileQuietCalls(line.app, 0)).toBe(0);
    await line.phone.setFaults([]);
    await living.hangUp();
    await eventually(async () => (await readCall(line.app.prisma, living.sid)).call.state === "ended");
  });
});
