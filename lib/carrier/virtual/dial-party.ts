import { CallLeg } from "./call-leg";
import { CallFailure, fetchDocument } from "./documents";
import type { DialStatus, FinalStatus, OutsideBehaviour } from "./events";
import type { Exchange } from "./exchange";
import { Interrupted } from "./interruption";
import { methodOf, type Run, resolveUrl } from "./run";
import { answerCall, runDocument } from "./run-document";
import { tellStatus } from "./status-callbacks";
import type { TwimlElement } from "./twiml/document";

/** One leg that a Dial rings. */
export interface DialParty {
  child: CallLeg;
  /** A document the answering side hears before it is connected; null when there is none. */
  screen: { url: string; method: "GET" | "POST" } | null;
  behaviour: OutsideBehaviour;
  /** Resolves when the leg has ended. */
  over: Promise<void>;
  /** Set by `ring`: ends `over`. */
  finish: (status: FinalStatus) => void;
  hangUp: () => void;
}

/** Who is called when nothing is scripted for a number: somebody who picks up and talks for a while. */
export const ordinaryPerson: OutsideBehaviour = { does: "answer", afterSeconds: 3, talkSeconds: 20 };

export function partiesOf(run: Run, element: TwimlElement): DialParty[] {
  if (element.children.length === 0) return [newParty(run, element, element.text.trim(), null)];
  return element.children.map((noun) => {
    const identity = noun.children.find((child) => child.name === "Identity")?.text ?? noun.text;
    const to = noun.name === "Client" ? `client:${identity.trim()}` : noun.text.trim();
    return newParty(run, element, to, noun);
  });
}

function newParty(run: Run, element: TwimlElement, to: string, noun: TwimlElement | null): DialParty {
  const { exchange, call } = run;
  const behaviour = exchange.outside.get(to) ?? ordinaryPerson;
  const keys = behaviour.does === "answer" ? behaviour.keys : undefined;
  const child = new CallLeg({
    from: element.attributes.callerId ?? call.from,
    to,
    direction: "outbound-dial",
    parentSid: call.sid,
    speed: call.clock.speed,
    plan: keys === undefined ? [] : [{ press: keys }],
    afterPlan: "silence",
    acknowledges: false,
    microphone: false,
  });
  exchange.calls.set(child.sid, child);
  const callback = noun?.attributes.statusCallback;
  if (callback) {
    child.statusCallback = {
      url: resolveUrl(run, callback),
      method: methodOf(noun?.attributes.statusCallbackMethod),
      events: (noun?.attributes.statusCallbackEvent ?? "completed").split(" "),
    };
  }
  const screenUrl = noun?.attributes.url;
  const screen = screenUrl ? { url: resolveUrl(run, screenUrl), method: methodOf(noun?.attributes.method) } : null;
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  const finish = (status: FinalStatus) => {
    if (child.ended) return;
    child.finish(status);
    tellStatus(exchange, child, "completed");
    child.emit({ type: "callEnded", status, reason: "callerHungUp", durationSeconds: child.durationSeconds });
    end();
  };
  return {
    child,
    screen,
    behaviour,
    over,
    finish,
    hangUp: () => child.interrupt({ kind: "hangUp", reason: "callerHungUp" }),
  };
}

/**
 * Rings one party and, when it answers, lets it hear its screening document; then keeps the leg alive in the background until somebody
 * hangs up.
 *
 * @returns `answered` when the two can be connected; a refused screen counts as no answer
 */
export async function ring(
  exchange: Exchange,
  party: DialParty,
  timeoutSeconds: number,
  parent: CallLeg,
): Promise<DialStatus> {
  const { child, behaviour } = party;
  child.status = "initiated";
  tellStatus(exchange, child, "initiated");
  try {
    child.status = "ringing";
    child.emit({ type: "ringing", from: child.from, to: child.to, direction: "outbound-dial" });
    parent.emit({ type: "dialRinging", to: child.to, childSid: child.sid });
    tellStatus(exchange, child, "ringing");
    const refused = await outsideDecides(child, behaviour, timeoutSeconds);
    if (refused) {
      party.finish(refused);
      return refused;
    }
    answerCall({ exchange, call: child });
    parent.emit({ type: "dialAnswered", to: child.to, childSid: child.sid });
    if (party.screen && !(await passesScreen(exchange, party, party.screen))) {
      party.finish("completed");
      return "no-answer";
    }
    void talkUntilOver(party, behaviour);
    return "answered";
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    party.finish(child.answeredAtMs === null ? "canceled" : "completed");
    return "canceled";
  }
}

async function outsideDecides(
  child: CallLeg,
  behaviour: OutsideBehaviour,
  timeoutSeconds: number,
): Promise<"busy" | "failed" | "no-answer" | null> {
  if (behaviour.does === "busy") return "busy";
  if (behaviour.does === "fail") return "failed";
  const rings =
    behaviour.does === "answer" && behaviour.afterSeconds < timeoutSeconds ? behaviour.afterSeconds : timeoutSeconds;
  await child.sleep(rings * 1000);
  return rings === timeoutSeconds ? "no-answer" : null;
}

async function passesScreen(
  exchange: Exchange,
  party: DialParty,
  screen: { url: string; method: "GET" | "POST" },
): Promise<boolean> {
  const { child } = party;
  let request = { purpose: "dialScreen" as const, ...screen, params: {}, context: "dialScreen" as const };
  try {
    for (;;) {
      const document = await fetchDocument(exchange, child, request);
      const outcome = await runDocument({ exchange, call: child, document });
      if (outcome === null) return true;
      if (outcome.kind !== "next") return false;
      request = { ...outcome.request, purpose: "dialScreen", context: "dialScreen" };
    }
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    const { code, level, message } = error.problem;
    child.emit({ type: "error", code, level, message });
    return false;
  }
}

async function talkUntilOver(party: DialParty, behaviour: OutsideBehaviour): Promise<void> {
  const { child } = party;
  try {
    const seconds = behaviour.does === "answer" ? behaviour.talkSeconds : 0;
    if (seconds === null) await child.until<never>(() => undefined);
    else await child.sleep(seconds * 1000);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  }
  party.finish("completed");
}
