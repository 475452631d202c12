import type { GatherEffect } from "@/lib/engine/effect";
import type { CallEvent } from "@/lib/engine/event";
import type { CallerAction } from "./caller-action";
import type { VirtualCall } from "./virtual-call";

/** What callers take to do things, so that a call's times look like a call's. */
const pressSeconds = 3;
const speakSeconds = 4;

/** The event that an action causes in a call, or null when the flow is not listening for it. */
export function happening({ session, turns }: VirtualCall, action: CallerAction): CallEvent | null {
  const { kind } = session.wait;
  const after = (seconds: number) => session.nowMs + seconds * 1000;
  const last = turns.at(-1)?.effects.at(-1);
  const gather = last?.type === "gather" ? last : null;

  if ("hangUp" in action) {
    return session.phase === "inCall" ? { type: "callEnded", at: after(1), reason: "callerHungUp" } : null;
  }
  if ("staySilent" in action) {
    return kind === "gather" || kind === "secret"
      ? { type: "gatherTimedOut", at: after(gather?.timeoutSeconds ?? 5) }
      : null;
  }
  if ("press" in action) {
    return kind === "gather"
      ? { type: "digitsPressed", at: after(pressSeconds), digits: heardKeys(gather, action.press) }
      : null;
  }
  if ("speak" in action) {
    const listens = kind === "gather" && gather?.input.includes("speech");
    return listens ? { type: "speechHeard", at: after(speakSeconds), text: action.speak, confidence: 0.9 } : null;
  }
  if ("enterSecret" in action) {
    return kind === "secret" ? { type: "secretEntered", at: after(pressSeconds), length: action.enterSecret } : null;
  }
  if ("agentAnswers" in action) {
    return kind === "queue"
      ? { type: "queueLeft", at: after(action.agentAnswers.talkSeconds), result: "bridged" }
      : null;
  }
  if ("callee" in action) {
    if (kind !== "dial" || last?.type !== "dial") return null;
    const durationSeconds = action.callee === "answered" ? (action.talkSeconds ?? 60) : 0;
    const rungSeconds = action.callee === "noAnswer" ? last.ringSeconds : 5;
    return { type: "dialEnded", at: after(rungSeconds + durationSeconds), outcome: action.callee, durationSeconds };
  }
  if ("leaveMessage" in action) {
    if (kind !== "record") return null;
    const durationSeconds = action.leaveMessage;
    if (durationSeconds === 0) return { type: "recordingEmpty", at: after(5) };
    return { type: "recordingDone", at: after(durationSeconds), recordingSid: "REsimulated", durationSeconds };
  }
  return null;
}

/** The carrier cuts at the number of digits and keeps the finishing key to itself. */
function heardKeys(gather: GatherEffect | null, keys: string): string {
  const end = gather?.finishOnKey ? keys.indexOf(gather.finishOnKey) : -1;
  const typed = end === -1 ? keys : keys.slice(0, end);
  return gather?.numDigits === undefined ? typed : typed.slice(0, gather.numDigits);
}
