import { describe, expect, it } from "vitest";
import { momentsOf } from "@/components/calls/moments";
import type { Timeline, TimelineEntry } from "@/components/phone/call-path";
import { callEventSchema } from "@/lib/engine/event";
import messages from "@/messages/en/calls.json";

type Turn = Extract<TimelineEntry["data"], { turn: number }>;

/** A timeline of turns a second apart, with whatever else is told of each. */
function timelineOf(...turns: (Partial<Omit<Turn, "event">> & { event: object })[]): Timeline {
  return turns.map(({ event, ...rest }, index) => {
    const at = 1_000_000 + index * 1_000;
    const whole = callEventSchema.parse({ ...event, at });
    const data = { turn: index + 1, event: whole, steps: [], effects: [], vars: {}, changed: {}, ...rest } as Turn;
    return { seq: index + 1, type: whole.type, nodeId: null, atMs: at, data: { ...data, wait: noWait } };
  }) as Timeline;
}

const noWait = { kind: "gather" as const, dueAtMs: null };
const called = { event: { type: "callStarted", from: "+15550001111", to: "+15550100001" } };
const enqueue = { type: "enqueue" as const, name: "support" };

function alongside(timeline: Timeline, row: object): Timeline {
  return [...timeline, { seq: timeline.length + 1, nodeId: null, atMs: 1_009_000, ...row }] as Timeline;
}

describe("a call in moments", () => {
  it("tells what was pressed with the exit that it chose", () => {
    const steps = [{ nodeId: "menu", atMs: 0, exit: "support" }];
    const [moment] = momentsOf(timelineOf({ event: { type: "digitsPressed", digits: "2" }, steps }));
    expect(moment).toMatchObject({
      key: "pressed",
      values: { keys: "2" },
      chose: { nodeId: "menu", exit: "support" },
      turns: 1,
    });
  });

  it("tells how long a caller waited and where", () => {
    const moments = momentsOf(
      timelineOf(
        { ...called, effects: [enqueue] },
        { event: { type: "queueTick", position: 2 } },
        { event: { type: "queueTick", position: 1 } },
        { event: { type: "queueLeft", result: "left" } },
      ),
    );
    expect(moments.map(({ key }) => key)).toEqual(["callStarted", "waitingAtPlace", "queueLeft.left"]);
    expect(moments[1]).toMatchObject({ values: { times: 2, place: 1 }, turns: 3 });
    expect(moments[1]?.rows).toHaveLength(2);
    expect(moments[2]?.values).toEqual({ queue: "support", seconds: 3 });
  });

  it("tells of a caller who gave up in the queue, but not of one who hung up later", () => {
    const hungUp = { event: { type: "callEnded", reason: "callerHungUp" } };
    const left = { event: { type: "queueLeft", result: "left" } };
    const gaveUp = momentsOf(timelineOf({ ...called, effects: [enqueue] }, hungUp));
    expect(gaveUp.at(-1)).toMatchObject({ key: "ended.callerGaveUp", values: { queue: "support", seconds: 1 } });
    expect(momentsOf(timelineOf({ ...called, effects: [enqueue] }, left, hungUp)).at(-1)?.key).toBe(
      "ended.callerHungUp",
    );
  });

  it("names whom a dial rang when it has ended", () => {
    const dial = {
      type: "dial" as const,
      targets: [{ destination: "duty-manager" }, { number: "+15550142200" }],
      ringSeconds: 20,
      record: false,
    };
    const moments = momentsOf(
      timelineOf({ ...called, effects: [dial] }, { event: { type: "dialEnded", outcome: "noAnswer" } }),
    );
    expect(moments[0]?.did).toEqual([{ key: "ring", values: { target: "duty-manager, +15550142200" } }]);
    expect(moments[1]).toMatchObject({ key: "dial.noAnswer", values: { target: "duty-manager, +15550142200" } });
  });

  it("gathers what was heard, from prompts and from what a gather says", () => {
    const gather = {
      type: "gather" as const,
      prompts: [{ type: "say" as const, text: "Press 1.", language: "en-US" }],
      input: ["dtmf" as const],
      bargeIn: true,
      language: "en-US",
      finishOnKey: "",
      timeoutSeconds: 5,
      hints: [],
      secret: false,
    };
    const effects = [
      { type: "say" as const, text: "Hello.", language: "en-US" },
      { type: "play" as const, source: "jingle" },
      gather,
    ];
    expect(momentsOf(timelineOf({ ...called, effects }))[0]?.heard).toEqual(["Hello.", "♪ jingle", "Press 1."]);
  });

  it("keeps what only accompanies inside the moment before, and tells of problems by themselves", () => {
    const state = { type: "stateChanged", data: { from: "inFlow", to: "waiting" } };
    const problem = { type: "problem", data: { what: "the carrier did not answer" } };
    const moments = momentsOf(alongside(alongside(timelineOf(called), state), problem));
    expect(moments.map(({ key }) => key)).toEqual(["callStarted", "problem"]);
    expect(moments[0]?.rows.map(({ type }) => type)).toEqual(["callStarted", "stateChanged"]);
  });

  it("has words for everything that can happen", () => {
    const found = new Set<string>();
    for (const event of everyEvent()) {
      for (const before of [called, { ...called, effects: [enqueue] }]) {
        const key = momentsOf(timelineOf(before, { event })).at(-1)?.key ?? "";
        const words = key
          .split(".")
          .reduce<unknown>((part, name) => (part as Record<string, unknown>)?.[name], messages.moments);
        expect(words, key).toBeTypeOf("string");
        found.add(key);
      }
    }
    for (const key of ["ended.reconciled", "queueLeft.queueFull", "queueLeft.unknown", "serviceFailed.badAnswer"])
      expect(found).toContain(key);
  });
});

/** Each kind of event with each of its fixed answers. */
function everyEvent(): object[] {
  const customer = {
    id: "c1",
    idNumber: "100",
    firstName: "Ada",
    lastName: "Byron",
    accountType: "gold",
    priority: 1,
    language: null,
    serviceStatus: "active",
  };
  const given: Record<string, object> = {
    callStarted: { from: "+1", to: "+2" },
    customerFound: { customer },
    pinVerified: { customer },
    customerUpdated: { customer },
    invoicesListed: { invoices: [] },
    ticketOpened: { number: "1001" },
    slotsFound: { slots: [] },
    slotBooked: { appointmentId: "a1" },
    httpAnswered: { status: 200 },
    callRouted: { rounds: [] },
    digitsPressed: { digits: "1" },
    secretEntered: { length: 4 },
    speechHeard: { text: "help" },
    recordingDone: { recordingSid: "RE1", durationSeconds: 3 },
  };
  return callEventSchema.options.flatMap(({ shape }) => {
    const type = shape.type.value;
    const choices = Object.entries(shape).flatMap(([name, schema]) => {
      const inner = "unwrap" in schema ? schema.unwrap() : schema;
      return "options" in inner && Array.isArray(inner.options)
        ? inner.options.map((option: unknown) => ({ [name]: option }))
        : [];
    });
    return (choices.length > 0 ? choices : [{}]).map((choice) => ({ type, ...given[type], ...choice }));
  });
}
