import type { EndReason } from "./events";

/** Why a verb was cut short. */
export type Interruption =
  | { kind: "hangUp"; reason: EndReason }
  | { kind: "redirect"; next: { url: string; method: "GET" | "POST" } | { twiml: string } }
  /** Another call took this one out of a queue, or the other party of a bridge or the conference has ended it. */
  | { kind: "taken"; by: string };

/** Thrown inside the interpreter by whatever the call was waiting in, and caught where the call is run. */
export class Interrupted extends Error {
  constructor(readonly interruption: Interruption) {
    super(`interrupted: ${interruption.kind}`);
  }
}
