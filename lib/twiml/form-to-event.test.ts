import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callEventSchema } from "@/lib/engine/event";
import { acceptedEvents, type Wait, type WaitKind } from "@/lib/engine/session";
import { type CarrierForm, formToEvent } from "./form-to-event";

const wait = (kind: WaitKind): Wait => ({ kind, dueAtMs: null });

const cases: [string, WaitKind, CarrierForm, object | null][] = [
  ["a key in a menu", "gather", { Digits: "2" }, { type: "digitsPressed", digits: "2" }],
  ["the finishing key alone", "gather", { Digits: "" }, { type: "gatherTimedOut" }],
  [
    "words",
    "gather",
    { SpeechResult: "billing", Confidence: "0.83" },
    { type: "speechHeard", text: "billing", confidence: 0.83 },
  ],
  ["silence", "gather", {}, { type: "gatherTimedOut" }],
  ["a PIN", "secret", { Digits: "4711" }, { type: "secretEntered", length: 4, digits: "4711" }],
  ["words instead of a PIN", "secret", { SpeechResult: "four seven" }, { type: "gatherTimedOut" }],
  [
    "a message",
    "record",
    { RecordingSid: "RE1", RecordingDuration: "12" },
    { type: "recordingDone", recordingSid: "RE1", durationSeconds: 12 },
  ],
  ["no message", "record", {}, { type: "recordingEmpty" }],
  [
    "a conversation",
    "dial",
    { DialCallStatus: "completed", DialCallDuration: "61", DialBridged: "true" },
    { type: "dialEnded", outcome: "answered", durationSeconds: 61 },
  ],
  [
    "a mailbox that pressed nothing",
    "dial",
    { DialCallStatus: "completed", DialBridged: "false" },
    { type: "dialEnded", outcome: "noAnswer", durationSeconds: 0 },
  ],
  [
    "nobody there",
    "dial",
    { DialCallStatus: "no-answer" },
    { type: "dialEnded", outcome: "noAnswer", durationSeconds: 0 },
  ],
  ["nobody to ring", "dial", {}, { type: "dialEnded", outcome: "failed", durationSeconds: 0 }],
  ["taken out of a queue", "queue", { QueueResult: "leave" }, { type: "queueLeft", result: "left" }],
  ["a full queue", "queue", { QueueResult: "queue-full" }, { type: "queueLeft", result: "queueFull" }],
  ["redirected by us", "leaving", {}, { type: "queueLeft", result: "redirected" }],
  [
    "a result like a property of every object",
    "queue",
    { QueueResult: "constructor" },
    { type: "queueLeft", result: "failed" },
  ],
  ["anything after the end", "ended", { Digits: "1" }, null],
];

describe("formToEvent", () => {
  it.each(cases)("%s", (_name, kind, form, expected) => {
    expect(formToEvent(form, wait(kind), 5)).toEqual(expected === null ? null : { ...expected, at: 5 });
  });

  it("makes of any form an event that the wait accepts", () => {
    const text = fc.string({ unit: "binary", maxLength: 12 });
    const names = ["Digits", "SpeechResult", "Confidence", "RecordingSid", "RecordingDuration", "DialCallStatus"];
    const more = ["DialCallDuration", "QueueResult", "DialBridged"];
    const form = fc.record(Object.fromEntries([...names, ...more].map((name) => [name, text])), { requiredKeys: [] });
    fc.assert(
      fc.property(form, fc.constantFrom(...(Object.keys(acceptedEvents) as WaitKind[])), (values, kind) => {
        const event = formToEvent(values, wait(kind), 1);
        if (event === null) return;
        expect(acceptedEvents[kind] as readonly string[]).toContain(event.type);
        expect(callEventSchema.safeParse(event).success).toBe(true);
      }),
    );
  });
});
