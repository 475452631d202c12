import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testCustomer } from "@/lib/server/crm/test-customer";
import { eventually } from "./testing/eventually";
import { endedCall, readCall } from "./testing/read-call";
import { menuFlow, node, say, testFlow } from "./testing/test-flows";
import { createTestLine, type TestLine } from "./testing/test-line";

let line: TestLine;
beforeAll(async () => {
  line = await createTestLine({}, { worker: true });
});
afterAll(() => line.close());

const callOf = (callSid: string) => readCall(line.app.prisma, callSid);

describe("a call", () => {
  it("greets a known caller by name, obeys the keys, hangs up, and leaves its history with the customer", async () => {
    const customer = await testCustomer(line.app.prisma);
    await line.app.prisma.customer.update({ where: { id: customer.id }, data: { language: "en-US" } });
    const number = await line.assign(menuFlow());
    const call = await line.phone.dial({ from: customer.phone, to: number, plan: [{ press: "2" }, { press: "1" }] });
    const history = await call.untilEnded();
    expect(history.filter((event) => event.type === "error")).toEqual([]);
    expect(call.heard()).toEqual([
      "Hello Maria.",
      "Press 1 to finish, 2 to hear this again.",
      "Press 1 to finish, 2 to hear this again.",
      "Goodbye.",
    ]);

    const ended = await endedCall(line.app.prisma, call.sid);
    expect(ended.call).toMatchObject({ customerId: customer.id, endReason: "flowHungUp", flowVersion: 1 });
    expect(ended.events.map((event) => event.seq)).toEqual(ended.events.map((_, index) => index + 1));
    expect(ended.turns.map((turn) => turn.event.type)).toEqual([
      "callStarted",
      "customerFound",
      "digitsPressed",
      "digitsPressed",
      "callEnded",
    ]);
    expect(ended.turns.flatMap((turn) => turn.steps.map((step) => `${step.nodeId} ${step.exit}`))).toEqual([
      "welcome next",
      "choose null",
      "choose again",
      "choose null",
      "choose finish",
      "bye null",
      "wrap-up next",
    ]);
    expect(ended.turns[1]?.twiml?.[0]).toContain("Hello Maria.");
    const note = await eventually(() =>
      line.app.prisma.interaction.findFirst({ where: { callId: ended.call.callId } }),
    );
    expect(note.customerId).toBe(customer.id);
  });

  it("runs after-call work once for a caller who hangs up in the first prompt", async () => {
    const number = await line.assign(menuFlow());
    const call = await line.phone.dial({ from: "+15550009999", to: number, plan: [{ hangUp: true }] });
    await call.untilEnded();
    const { call: record, events } = await endedCall(line.app.prisma, call.sid);
    expect(record.endReason).toBe("callerHungUp");
    expect(events.filter((event) => event.type === "callEnded")).toHaveLength(1);
  });

  it("tells a caller of a number that nothing answers so, and keeps a record", async () => {
    const call = await line.phone.dial({ from: "+15550001234", to: line.strangeNumber(), plan: [] });
    const history = await call.untilEnded();
    expect(call.heard()).toEqual(["Thank you for calling. This number is not in service at the moment. Goodbye."]);
    expect(history.filter((event) => event.type === "error")).toEqual([]);
    const { call: record } = await endedCall(line.app.prisma, call.sid);
    expect(record).toMatchObject({ flowId: null, callerNumber: "+15550001234" });
  });

  it("takes a caller out of a queue at the maximum wait, to within five seconds", async () => {
    const number = await line.assign(
      testFlow({
        wait: node(
          "queue",
          { queue: "support", waitPrompt: say("Please wait."), maxWaitSeconds: 10 },
          { maxWait: "sorry", overflow: "sorry", failed: "sorry" },
        ),
        sorry: node("hangUp", { prompt: say("Nobody is free.") }),
      }),
    );
    const began = Date.now();
    const call = await line.phone.dial({ from: "+15550001234", to: number, speed: 1 });
    await call.waitFor("said", (event) => event.text === "Nobody is free.", { timeoutMs: 20_000 });
    const waited = Date.now() - began;
    expect(waited).toBeGreaterThan(9_500);
    expect(waited).toBeLessThan(15_000);
    await call.hangUp();
  });

  it("keeps a voicemail encrypted with its customer, and nothing at the carrier", async () => {
    const customer = await testCustomer(line.app.prisma);
    const number = await line.assign(
      testFlow({
        message: node("voicemail", { prompt: say("Leave a message.") }, { recorded: "bye", empty: "bye" }),
        bye: node("hangUp", { prompt: say("Bye.") }),
      }),
    );
    const call = await line.phone.dial({ from: customer.phone, to: number, plan: [{ record: 4 }] });
    await call.untilEnded();
    const { call: record } = await callOf(call.sid);
    const stored = await eventually(() =>
      line.app.prisma.recording.findFirst({ where: { callId: record.callId, status: "stored" } }),
    );
    expect(stored).toMatchObject({ customerId: customer.id, kind: "voicemail", nodeId: "message", failure: null });
    const audio = await line.app.blobs?.read(stored.blobKey as string);
    expect(
      Buffer.from(audio as Uint8Array)
        .subarray(0, 4)
        .toString(),
    ).toBe("RIFF");
    await eventually(async () => (await callOf(call.sid)).events.some((event) => event.type === "recordingStored"));
    const gone = await fetch(`${stored.mediaUrl}.wav`);
    expect(gone.ok).toBe(false);
  });

  it("rings outside numbers behind a key press and tells who was connected", async () => {
    await line.phone.setOutside("+15557778888", { does: "answer", afterSeconds: 2, talkSeconds: 30, keys: "1" });
    const number = await line.assign(
      testFlow({
        ring: node(
          "connect",
          {
            targets: [{ number: "+15557778888" }],
            prompt: say("Connecting you."),
            screen: true,
            screenPrompt: say("Press 1 to take the call."),
          },
          { answered: "thanks", busy: "sorry", noAnswer: "sorry", failed: "sorry" },
        ),
        thanks: node("hangUp", { prompt: say("Thank you.") }),
        sorry: node("hangUp", { prompt: say("Sorry.") }),
      }),
    );
    const call = await line.phone.dial({ from: "+15550001234", to: number });
    await call.untilEnded();
    expect(call.heard()).toEqual(["Connecting you.", "Thank you."]);
    const states = (await callOf(call.sid)).events
      .filter((event) => event.type === "stateChanged")
      .map((event) => (event.data as { to: string }).to);
    expect(states.slice(0, 3)).toEqual(["inFlow", "connected", "inFlow"]);
  });
});
