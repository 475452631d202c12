import { describe, expect, it } from "vitest";
import { type TranscriptLine, withEvent } from "@/components/phone/transcript-lines";
import type { CarrierEvent, CarrierEventBody } from "@/lib/carrier/virtual/events";
import messages from "@/messages/en/phone.json";

function transcriptOf(...events: CarrierEventBody[]): readonly TranscriptLine[] {
  return events.reduce<readonly TranscriptLine[]>(
    (lines, body, index) => withEvent(lines, { seq: index + 1, atMs: index, callSid: "CA1", ...body } as CarrierEvent),
    [],
  );
}

const said = (text: string, by: "flow" | "carrier" = "flow"): CarrierEventBody => {
  return { type: "said", text, language: "en-US", voice: "woman", loop: 1, estimatedMs: 100, by };
};

describe("the conversation", () => {
  it("joins keys pressed one after the other, and begins anew after something was said", () => {
    const lines = transcriptOf(
      said("Your number?"),
      { type: "pressed", digits: "1" },
      { type: "pressed", digits: "2" },
      said("Your PIN?"),
      { type: "pressed", digits: "•" },
      { type: "pressed", digits: "•" },
    );
    expect(lines.map((line) => ("keys" in line ? line.keys : "text" in line ? line.text : ""))).toEqual([
      "Your number?",
      "12",
      "Your PIN?",
      "••",
    ]);
  });

  it("tells once of keys that nobody heard", () => {
    const lines = transcriptOf(
      said("One moment."),
      { type: "pressed", digits: "1" },
      { type: "inputIgnored", what: "keys" },
      { type: "pressed", digits: "2" },
      { type: "inputIgnored", what: "keys" },
      { type: "pressed", digits: "3" },
    );
    expect(lines.slice(1)).toMatchObject([
      { kind: "pressed", keys: "12" },
      { kind: "note", note: "ignored" },
      { kind: "pressed", keys: "3" },
    ]);
  });

  it("marks what the carrier says for itself", () => {
    expect(transcriptOf(said("An application error has occurred.", "carrier"))[0]).toMatchObject({ by: "carrier" });
  });

  it("leaves out what tells a listener nothing", () => {
    const lines = transcriptOf(
      { type: "answered" },
      { type: "soundEnded", of: 1, how: "finished" },
      { type: "inputEnded", result: "digits" },
      { type: "redirected", to: "/next" },
    );
    expect(lines).toEqual([]);
  });

  it("has words for every note", () => {
    const lines = transcriptOf(
      { type: "inputEnded", result: "nothing" },
      { type: "inputIgnored", what: "keys" },
      { type: "dialling", to: ["+15550001111"], timeoutSeconds: 20 },
      { type: "bridged", to: "+15550001111", childSid: "CA2" },
      { type: "dialEnded", status: "no-answer", durationSeconds: 0 },
      { type: "queued", queue: "support", position: 1, size: 1 },
      { type: "dequeued", queue: "support", result: "leave", waitedSeconds: 4 },
      { type: "recordingStarted", maxSeconds: 60, finishOnKey: "#", beep: true },
      { type: "recordingEnded", recordingSid: "RE1", durationSeconds: 4, by: "key" },
      { type: "error", code: 12100, level: "error", message: "Document parse failure" },
      { type: "callEnded", status: "completed", reason: "callerHungUp", durationSeconds: 9 },
    );
    expect(lines).toHaveLength(11);
    for (const line of lines) expect(messages.notes).toHaveProperty(line.kind === "note" ? line.note : "not a note");
    expect(lines[4]).toMatchObject({ note: "dialEnded", values: { status: "noAnswer" } });
  });
});
