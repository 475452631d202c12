import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseForThisTest } from "@/lib/server/db/test-database";
import { answeredWaits } from "./estimated-wait";
import { PostgresCallStore } from "./postgres-call-store";
import { createQueryRunner } from "./query-runner";
import { readCall } from "./testing/read-call";
import { node, say, testFlow } from "./testing/test-flows";
import { createTestLine, type TestLine } from "./testing/test-line";

let line: TestLine;
beforeAll(async () => {
  line = await createTestLine();
});
afterAll(() => line?.close());

it("tells a wait when enough callers of the queue were answered lately, and none before", async () => {
  const number = await line.assign(flow("support"));
  const answered = [];
  for (let count = 1; count < answeredWaits.atLeast; count += 1) answered.push(await isAnswered(number, 90));
  const { events } = await readCall(line.app.prisma, answered[0] as string);
  expect(events.find(({ type }) => type === "queueAnswered")).toMatchObject({
    nodeId: "wait",
    data: { queue: "support", waitedSeconds: 90, fromPosition: 1 },
  });
  expect((await waits(number)).heard).toEqual(["Please wait."]);

  // Behind the one who still waits; 4 × 90 s and 180 s for six places are 90 s for each.
  await isAnswered(number, 180);
  forgetWhatWasRead();
  expect((await waits(number)).heard).toEqual(["About 3 minutes.", "Please wait."]);
  expect((await waits(await line.assign(flow("billing")))).heard).toEqual(["Please wait."]);
});

it("counts the latest answered callers of that queue, of the last hour", async () => {
  const { prisma, pool } = await databaseForThisTest();
  const store = new PostgresCallStore(createQueryRunner(pool, 3_000), 12);
  const now = Date.UTC(2026, 0, 5, 12);
  const row = (queue: string, minutesAgo: number) => ({
    callId: randomUUID(),
    seq: 1,
    at: new Date(now - minutesAgo * 60_000),
    type: "queueAnswered",
    data: { queue, waitedSeconds: minutesAgo, fromPosition: 2 },
  });
  await prisma.callEvent.createMany({ data: [row("support", 61), row("support", 59), row("billing", 1)] });
  expect(await store.answeredWaits("support", now)).toEqual([{ waitedSeconds: 59, fromPosition: 2 }]);

  const many = Array.from({ length: answeredWaits.atMost + 5 }, (_, minute) => row("support", minute));
  await prisma.callEvent.createMany({ data: many });
  const latest = (await store.answeredWaits("support", now)).map(({ waitedSeconds }) => waitedSeconds);
  expect(latest).toEqual(Array.from({ length: answeredWaits.atMost }, (_, minute) => minute));
});

const flow = (queue: string) =>
  testFlow({
    wait: node(
      "queue",
      {
        queue,
        waitPrompt: say("Please wait."),
        tellEstimatedWait: true,
        estimatedWaitPrompt: say("About {{ queue.estimatedWaitMinutes }} minutes."),
      },
      { maxWait: "bye", overflow: "bye", failed: "bye" },
    ),
    bye: node("hangUp"),
  });

/** A caller enters the queue and hears the first wait document. */
async function waits(number: string) {
  const { callSid, first } = await line.webhooks.begin(number);
  const [, leftUrl = ""] = /action="([^"]+)"/.exec(first.text) ?? [];
  const [, waitUrl = ""] = /waitUrl="([^"]+)"/.exec(first.text) ?? [];
  const { text } = await line.webhooks.send(waitUrl.replaceAll("&amp;", "&"), { CallSid: callSid });
  const heard = [...text.matchAll(/<Say[^>]*>([^<]*)</g)].map(([, said]) => said);
  return { callSid, heard, leftUrl: leftUrl.replaceAll("&amp;", "&") };
}

/** The carrier tells when caller and agent have parted. @returns the CallSid */
async function isAnswered(number: string, afterSeconds: number): Promise<string> {
  const { callSid, leftUrl } = await waits(number);
  await line.webhooks.send(leftUrl, { CallSid: callSid, QueueResult: "bridged", QueueTime: String(afterSeconds) });
  return callSid;
}

/** Another copy of the program has read nothing yet. */
function forgetWhatWasRead(): void {
  delete line.app.runtime;
}
