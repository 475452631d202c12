import type { CarrierEvent } from "@/lib/carrier/virtual/events";

/** One line of the conversation: the system at the start side, the caller at the end side, notes in between. */
export type TranscriptLine =
  | { kind: "heard"; seq: number; atMs: number; text: string; language: string; by: "flow" | "carrier" }
  | { kind: "played"; seq: number; atMs: number; url: string }
  | { kind: "pressed"; seq: number; atMs: number; keys: string }
  | { kind: "spoke"; seq: number; atMs: number; text: string }
  | { kind: "note"; seq: number; atMs: number; note: NoteName; values: Record<string, string | number> };

export type NoteName =
  | "noAnswer"
  | "ignored"
  | "dialling"
  | "connected"
  | "dialEnded"
  | "queued"
  | "dequeued"
  | "recording"
  | "recorded"
  | "error"
  | "ended";

/** The conversation so far with one more event; what tells a listener nothing changes nothing. */
export function withEvent(lines: readonly TranscriptLine[], event: CarrierEvent): readonly TranscriptLine[] {
  if (event.type === "pressed") return withKeys(lines, event);
  if (event.type === "inputIgnored") return withIgnored(lines, event);
  const line = lineOf(event);
  return line ? [...lines, line] : lines;
}

/** Keys pressed one after the other are one answer. */
function withKeys(lines: readonly TranscriptLine[], event: Extract<CarrierEvent, { type: "pressed" }>) {
  const last = lines.at(-1);
  if (last?.kind !== "pressed") {
    const line: TranscriptLine = { kind: "pressed", seq: event.seq, atMs: event.atMs, keys: event.digits };
    return [...lines, line];
  }
  return [...lines.slice(0, -1), { ...last, keys: last.keys + event.digits }];
}

/** A row of keys that nobody heard is one row and one note. */
function withIgnored(lines: readonly TranscriptLine[], { seq, atMs }: CarrierEvent): readonly TranscriptLine[] {
  const [first, note, second] = lines.slice(-3);
  if (first?.kind === "pressed" && note?.kind === "note" && note.note === "ignored" && second?.kind === "pressed")
    return [...lines.slice(0, -3), { ...first, keys: first.keys + second.keys }, note];
  return [...lines, { kind: "note", seq, atMs, note: "ignored", values: {} }];
}

function lineOf(event: CarrierEvent): TranscriptLine | null {
  const { seq, atMs } = event;
  const note = (name: NoteName, values: Record<string, string | number> = {}): TranscriptLine => ({
    kind: "note",
    seq,
    atMs,
    note: name,
    values,
  });
  switch (event.type) {
    case "said":
      return { kind: "heard", seq, atMs, text: event.text, language: event.language, by: event.by };
    case "played":
      return { kind: "played", seq, atMs, url: event.url };
    case "spoke":
      return { kind: "spoke", seq, atMs, text: event.text };
    case "inputEnded":
      return event.result === "nothing" ? note("noAnswer") : null;
    case "dialling":
      return note("dialling", { numbers: event.to.join(", ") });
    case "bridged":
      return note("connected", { number: event.to });
    case "dialEnded":
      return note("dialEnded", {
        status: event.status === "no-answer" ? "noAnswer" : event.status,
        seconds: event.durationSeconds,
      });
    case "queued":
      return note("queued", { position: event.position });
    case "dequeued":
      return note("dequeued", { seconds: event.waitedSeconds });
    case "recordingStarted":
      return note("recording");
    case "recordingEnded":
      return note("recorded", { seconds: event.durationSeconds });
    case "error":
      return note("error", { code: event.code, message: event.message });
    case "callEnded":
      return note("ended", { seconds: event.durationSeconds });
    default:
      return null;
  }
}
