import type { Outcome, Run, Verb } from "./run";
import { methodOf, resolveUrl } from "./run";
import { tellStatus } from "./status-callbacks";
import { dial } from "./verbs/dial";
import { enqueue } from "./verbs/enqueue";
import { gather } from "./verbs/gather";
import { record } from "./verbs/record";
import { makeSound } from "./verbs/sound";

const sound: Verb = async (run, element) => {
  await makeSound(run, element, null);
  return null;
};

const verbs: Record<string, Verb> = {
  Say: sound,
  Play: sound,
  Pause: sound,
  Gather: gather,
  Record: record,
  Dial: dial,
  Enqueue: enqueue,
  Redirect: async (run, element) => ({
    kind: "next",
    request: {
      purpose: run.document.context === "queueWait" ? "wait" : "redirect",
      url: resolveUrl(run, element.text.trim()),
      method: methodOf(element.attributes.method),
      params: {},
      context: run.document.context,
    },
  }),
  Hangup: async () => ({ kind: "end", reason: "flowHungUp", status: "completed" }),
  Leave: async () => ({ kind: "left" }),
  Reject: async (run, element) => {
    // Only an unanswered call can be refused; later it is hung up (twilio.com/docs/voice/twiml/reject).
    if (run.call.answeredAtMs !== null) return { kind: "end", reason: "flowHungUp", status: "completed" };
    return { kind: "end", reason: "rejected", status: element.attributes.reason === "busy" ? "busy" : "failed" };
  },
};

/** These leave an incoming call unanswered when they come first. */
const doNotAnswer = new Set(["Reject", "Redirect", "Pause"]);

/** Runs the verbs in order. @returns null when the document has run out */
export async function runDocument(run: Run): Promise<Outcome | null> {
  for (const element of run.document.response.children) {
    const verb = verbs[element.name];
    if (!verb) continue;
    run.call.checkpoint();
    const waitsForBridge = element.name === "Dial" && element.attributes.answerOnBridge === "true";
    if (!doNotAnswer.has(element.name) && !waitsForBridge) answerCall(run);
    const outcome = await verb(run, element);
    if (outcome) return outcome;
  }
  return null;
}

/** Picks up an incoming call that still rings. */
export function answerCall(run: Pick<Run, "exchange" | "call">): void {
  const { exchange, call } = run;
  if (call.answeredAtMs !== null || call.ended) return;
  call.answeredAtMs = call.clock.now();
  call.status = "in-progress";
  call.emit({ type: "answered" });
  tellStatus(exchange, call, "answered");
}
