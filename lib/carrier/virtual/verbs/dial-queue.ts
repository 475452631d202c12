import { Interrupted } from "../interruption";
import type { CallQueue, QueueMember } from "../queues";
import type { Run } from "../run";
import type { TwimlElement } from "../twiml/document";
import type { DialResult } from "./dial";

/** Takes the caller at the front of a queue, waiting for one if it is empty (twilio.com/docs/voice/twiml/queue). */
export async function dialQueue(run: Run, element: TwimlElement, noun: TwimlElement): Promise<DialResult> {
  const { exchange, call } = run;
  const queue = exchange.queues.findByName(noun.text.trim());
  const nobody: DialResult = { status: "no-answer", childSid: null, durationSeconds: null, recordingSid: null };
  call.emit({
    type: "dialling",
    to: [`queue:${noun.text.trim()}`],
    timeoutSeconds: Number(element.attributes.timeout ?? 30),
  });
  if (!queue) return { ...nobody, status: "failed" };
  const member = await firstMember(run, queue, Number(element.attributes.timeout ?? 30));
  if (!member) return nobody;
  const other = member.call;
  const beganMs = call.clock.now();
  other.interrupt({ kind: "taken", by: call.sid });
  call.emit({ type: "bridged", to: other.from, childSid: other.sid });
  const stop = other.subscribe((event) => {
    if (event.type === "callEnded" || event.type === "redirected") call.interrupt({ kind: "taken", by: other.sid });
  });
  try {
    await call.until<never>(() => undefined);
  } catch (error) {
    other.interrupt({ kind: "taken", by: call.sid });
    if (!(error instanceof Interrupted) || error.interruption.kind !== "taken") throw error;
  } finally {
    stop();
  }
  const durationSeconds = Math.max(0, Math.round((call.clock.now() - beganMs) / 1000));
  return { status: "completed", childSid: other.sid, durationSeconds, recordingSid: null };
}

function firstMember(run: Run, queue: CallQueue, timeoutSeconds: number): Promise<QueueMember | null> {
  const { exchange, call } = run;
  return call.until<QueueMember | null>((settle) => {
    const look = () => {
      const member = queue.members[0];
      if (member) settle(member);
    };
    const stop = exchange.queues.onJoin(look);
    const timer = setTimeout(() => settle(null), call.clock.realMs(timeoutSeconds * 1000));
    look();
    return () => {
      stop();
      clearTimeout(timer);
    };
  });
}
