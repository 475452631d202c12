import type { CarrierEvent } from "@/lib/carrier/virtual/events";
import { print } from "./verb";

interface Turn {
  /** What the caller did, in words; null before the first thing they did. */
  did: string | null;
  heard: string[];
  /** What else happened to the call. */
  notes: string[];
}

/** What is heard in a call, turn by turn: a turn is what the caller does and what comes back. */
export class DialReport {
  private readonly turns: Turn[];
  private readonly errors: { code: number; message: string }[] = [];
  private end: Extract<CarrierEvent, { type: "callEnded" }> | null = null;

  /** @param live prints each line as it happens */
  constructor(
    private readonly call: { callSid: string; from: string; to: string },
    private readonly live: boolean,
  ) {
    this.turns = [{ did: null, heard: [], notes: [] }];
    if (live) print(`> ${call.from} calls ${call.to}`);
  }

  add(event: CarrierEvent): void {
    if (event.type === "error") this.errors.push({ code: event.code, message: event.message });
    if (event.type === "callEnded") this.end = event;
    const did = didOf(event);
    const turn = this.turns.at(-1) as Turn;
    if (did !== null) {
      this.turns.push({ did, heard: [], notes: [] });
      this.say(`> ${did}`);
    } else if (event.type === "said") {
      turn.heard.push(event.text);
      this.say(`  ${event.text}`);
    } else {
      const note = noteOf(event);
      if (note === null) return;
      turn.notes.push(note);
      this.say(`  (${note})`);
    }
  }

  summary() {
    const end = this.end && { status: this.end.status, reason: this.end.reason, seconds: this.end.durationSeconds };
    return { ...this.call, turns: this.turns, end, errors: this.errors };
  }

  private say(line: string): void {
    if (this.live) print(line);
  }
}

/** Secret keys reach us as dots. */
function didOf(event: CarrierEvent): string | null {
  switch (event.type) {
    case "pressed":
      return event.digits.startsWith("•") ? `types ${event.digits}` : `presses ${event.digits}`;
    case "spoke":
      return `says "${event.text}"`;
    default:
      return event.type === "callEnded" && event.reason === "callerHungUp" ? "hangs up" : null;
  }
}

function noteOf(event: CarrierEvent): string | null {
  switch (event.type) {
    case "played":
      return `plays ${event.url}`;
    case "inputEnded":
      return event.result === "nothing" ? "no answer" : null;
    case "inputIgnored":
      return `nobody listens to the ${event.what}`;
    case "queued":
      return `waits in the queue ${event.queue}, position ${event.position}`;
    case "dequeued":
      return `leaves the queue after ${event.waitedSeconds} s: ${event.result}`;
    case "dialling":
      return `rings ${event.to.join(", ")}`;
    case "bridged":
      return `talks to ${event.to}`;
    case "dialEnded":
      return `rang: ${event.status}`;
    case "recordingStarted":
      return "beep: records";
    case "recordingEnded":
      return `recorded ${event.durationSeconds} s`;
    case "callEnded":
      return `the call ends: ${event.reason}, ${event.durationSeconds} s`;
    default:
      return null;
  }
}
