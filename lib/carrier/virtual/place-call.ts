import { CallLeg } from "./call-leg";
import { ordinaryPerson } from "./dial-party";
import type { CallerStep, OutsideBehaviour } from "./events";
import type { Exchange, FirstInstruction } from "./exchange";
import { Interrupted } from "./interruption";
import { endCall } from "./run-call";
import { answerCall } from "./run-document";
import { tellStatus } from "./status-callbacks";

export interface InboundOrder {
  from: string;
  to: string;
  speed: number;
  plan: CallerStep[] | null;
  afterPlan: "wait" | "silence" | "hangUp";
  acknowledges: boolean;
  microphone: boolean;
}

/** Somebody dials one of the account's numbers. @returns null when nobody owns that number */
export function placeInbound(exchange: Exchange, order: InboundOrder): CallLeg | null {
  const number = exchange.numbers.reach(order.to);
  if (!number || number.voiceUrl === "") return null;
  const call = new CallLeg({ ...order, direction: "inbound", parentSid: null });
  exchange.calls.set(call.sid, call);
  call.status = "ringing";
  if (number.voiceFallbackUrl !== "")
    call.fallback = { url: number.voiceFallbackUrl, method: number.voiceFallbackMethod };
  if (number.statusCallback !== "") {
    // A number's status callback is told of the end only.
    call.statusCallback = { url: number.statusCallback, method: number.statusCallbackMethod, events: ["completed"] };
  }
  call.emit({ type: "ringing", from: call.from, to: call.to, direction: "inbound" });
  void exchange.run(call, { url: number.voiceUrl, method: number.voiceMethod });
  return call;
}

export interface OutboundOrder {
  from: string;
  to: string;
  speed: number;
  first: FirstInstruction;
  fallback: { url: string; method: "GET" | "POST" } | null;
  statusCallback: { url: string; method: "GET" | "POST"; events: string[] } | null;
  ringSeconds: number;
}

/** A call made over REST: it rings the outside number and runs its document when somebody answers. */
export function placeOutbound(exchange: Exchange, order: OutboundOrder): CallLeg {
  const behaviour = exchange.outside.get(order.to) ?? ordinaryPerson;
  const keys = behaviour.does === "answer" ? behaviour.keys : undefined;
  const call = new CallLeg({
    from: order.from,
    to: order.to,
    direction: "outbound-api",
    parentSid: null,
    speed: order.speed,
    plan: keys === undefined ? null : [...keys].map((key) => ({ press: key })),
    afterPlan: "silence",
    acknowledges: false,
    microphone: false,
  });
  call.fallback = order.fallback;
  call.statusCallback = order.statusCallback;
  exchange.calls.set(call.sid, call);
  if (exchange.numbers.find(order.to)) void ringOurselves(exchange, call, order);
  else void ringOut(exchange, call, order, behaviour);
  return call;
}

/** A call from one of our numbers to another: two calls, one incoming; each hears the keys that the other plays. */
async function ringOurselves(exchange: Exchange, call: CallLeg, order: OutboundOrder): Promise<void> {
  const { from, to, speed } = order;
  call.status = "initiated";
  tellStatus(exchange, call, "initiated");
  const other = placeInbound(exchange, {
    from,
    to,
    speed,
    plan: null,
    afterPlan: "wait",
    acknowledges: false,
    microphone: false,
  });
  if (!other) return endCall(exchange, call, "failed", "notAnswered");
  call.status = "ringing";
  tellStatus(exchange, call, "ringing");
  const stopHearing = call.subscribe((event) => {
    if (event.type === "playedKeys") other.press(event.digits.replace(/w/gi, ""), false);
    if (event.type === "callEnded") other.interrupt({ kind: "hangUp", reason: "callerHungUp" });
  });
  try {
    const answered = await call.until<boolean>((settle) =>
      other.subscribe((event) => {
        if (event.type === "answered") settle(true);
        if (event.type === "callEnded") settle(false);
      }),
    );
    if (!answered) return endCall(exchange, call, other.status === "busy" ? "busy" : "no-answer", "notAnswered");
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    return endCall(exchange, call, "canceled", "endedByApi");
  }
  const stopTelling = other.subscribe((event) => {
    if (event.type === "playedKeys") call.press(event.digits.replace(/w/gi, ""), false);
    if (event.type === "callEnded") call.interrupt({ kind: "hangUp", reason: "callerHungUp" });
  });
  answerCall({ exchange, call });
  await exchange.run(call, order.first);
  stopHearing();
  stopTelling();
}

async function ringOut(
  exchange: Exchange,
  call: CallLeg,
  order: OutboundOrder,
  behaviour: OutsideBehaviour,
): Promise<void> {
  try {
    call.status = "initiated";
    tellStatus(exchange, call, "initiated");
    await call.sleep(1);
    call.status = "ringing";
    call.emit({ type: "ringing", from: call.from, to: call.to, direction: "outbound-api" });
    tellStatus(exchange, call, "ringing");
    if (behaviour.does === "busy") return endCall(exchange, call, "busy", "notAnswered");
    if (behaviour.does === "fail") return endCall(exchange, call, "failed", "notAnswered");
    const answers = behaviour.does === "answer" && behaviour.afterSeconds < order.ringSeconds;
    await call.sleep((answers ? behaviour.afterSeconds : order.ringSeconds) * 1000);
    if (!answers) return endCall(exchange, call, "no-answer", "notAnswered");
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    return endCall(exchange, call, "canceled", "endedByApi");
  }
  answerCall({ exchange, call });
  await exchange.run(call, order.first);
}
