import { CallFailure, type DocumentRequest, fetchDocument } from "../documents";
import type { QueueResult } from "../events";
import { Interrupted } from "../interruption";
import { averageSeconds, type CallQueue, type QueueMember, secondsIn } from "../queues";
import { actionRequest, methodOf, type Outcome, type Run, resolveUrl, tellAction } from "../run";
import { runDocument } from "../run-document";
import type { TwimlElement } from "../twiml/document";
import { problem } from "../twiml/problem";

/** What Twilio plays when no waitUrl is given. */
const defaultMusic = "http://com.twilio.music.classical.s3.amazonaws.com/BusyStrings.mp3";

/**
 * Puts the call into a queue and runs the wait document over and over (twilio.com/docs/voice/twiml/enqueue). Leaving by `<Leave>` asks
 * the action with QueueResult=leave and goes on with its answer. A REST redirect or a hang-up also asks the action at once, with
 * `redirected` or `hangup`; its answer is not run, because the call is already elsewhere.
 */
export async function enqueue(run: Run, element: TwimlElement): Promise<Outcome | null> {
  const { exchange, call } = run;
  const queue = exchange.queues.named(element.text.trim());
  const most = Math.min(queue.maxSize, Number(element.attributes.maxQueueSize ?? queue.maxSize));
  if (queue.members.length >= most) {
    const { code, level, message } = problem(14207, queue.name);
    call.emit({ type: "error", code, level, message });
    return afterQueue(run, element, { QueueResult: "queue-full" });
  }
  const member: QueueMember = { call, enteredAtMs: call.clock.now() };
  queue.members.push(member);
  call.emit({ type: "queued", queue: queue.name, position: queue.members.length, size: queue.members.length });
  exchange.queues.announce(queue);
  try {
    const ended = await waitInQueue(run, element, queue, member);
    const params = leave(run, queue, member, ended.result);
    if (ended.outcome) {
      if (element.attributes.action !== undefined) tellAction(run, element, params, true);
      return ended.outcome;
    }
    return afterQueue(run, element, params);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    if (error.interruption.kind === "taken") return bridged(run, element, queue, member);
    const hungUp = error.interruption.kind === "hangUp";
    const params = leave(run, queue, member, hungUp ? "hangup" : "redirected");
    if (element.attributes.action !== undefined) tellAction(run, element, params, hungUp);
    throw error;
  }
}

/** Another call dialled the queue and got this caller: they talk until one of them ends it. */
async function bridged(
  run: Run,
  element: TwimlElement,
  queue: CallQueue,
  member: QueueMember,
): Promise<Outcome | null> {
  const params = leave(run, queue, member, "bridged");
  try {
    await run.call.until<void>(() => undefined);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    const { kind } = error.interruption;
    if (kind !== "taken") {
      const result = kind === "redirect" ? { ...params, QueueResult: "redirected-from-bridged" } : params;
      if (element.attributes.action !== undefined) tellAction(run, element, result, kind === "hangUp");
      throw error;
    }
  }
  return afterQueue(run, element, params);
}

function leave(run: Run, queue: CallQueue, member: QueueMember, result: QueueResult): Record<string, string> {
  queue.members = queue.members.filter((one) => one !== member);
  const waitedSeconds = secondsIn(member);
  run.call.emit({ type: "dequeued", queue: queue.name, result, waitedSeconds });
  return { QueueResult: result, QueueSid: queue.sid, QueueTime: String(waitedSeconds) };
}

function afterQueue(run: Run, element: TwimlElement, params: Record<string, string>): Outcome | null {
  if (element.attributes.action === undefined) return null;
  const request = actionRequest(run, element, params);
  return { kind: "next", request: { ...request, context: "call" } };
}

/** @returns why the caller left by itself; `outcome` when the wait document hung up */
async function waitInQueue(
  run: Run,
  element: TwimlElement,
  queue: CallQueue,
  member: QueueMember,
): Promise<{ result: QueueResult; outcome: Outcome | null }> {
  const { call } = run;
  const { waitUrl, waitUrlMethod } = element.attributes;
  const step = call.peekStep();
  if (step && "hangUp" in step) {
    call.nextStep();
    const timer = setTimeout(() => call.perform(step), call.clock.realMs((step.afterSeconds ?? 0) * 1000));
    timer.unref();
  }
  if (waitUrl === undefined || waitUrl === "") {
    if (waitUrl === undefined) call.emit({ type: "played", url: defaultMusic, loop: 1000, estimatedMs: 0 });
    await call.until<never>(() => undefined);
  }
  const home: DocumentRequest = {
    purpose: "wait",
    url: resolveUrl(run, waitUrl ?? ""),
    method: methodOf(waitUrlMethod),
    params: {},
    context: "queueWait",
  };
  let request: DocumentRequest = home;
  for (;;) {
    const began = performance.now();
    try {
      const document = await fetchDocument(run.exchange, call, {
        ...request,
        params: { ...waitParams(queue, member), ...request.params },
      });
      const outcome = await runDocument({ exchange: run.exchange, call, document });
      if (outcome?.kind === "left") return { result: "leave", outcome: null };
      if (outcome?.kind === "end") return { result: "hangup", outcome };
      request = outcome?.kind === "next" ? { ...outcome.request, purpose: outcome.request.purpose } : home;
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      const { code, level, message } = error.problem;
      call.emit({ type: "error", code, level, message });
      // The loop, if it was one, ends here: the action is not one document more of it.
      call.documentsWithoutTime = 0;
      return { result: "error", outcome: null };
    }
    await pace(run, began);
  }
}

/** At speed 0 a wait document takes its time on the call's clock only; a little real time too keeps the loop from spinning. */
async function pace({ call, exchange }: Run, began: number): Promise<void> {
  if (call.clock.speed !== 0) return;
  const left = exchange.queueFloorMs - (performance.now() - began);
  if (left <= 0) return;
  await call.until<void>((settle) => {
    const timer = setTimeout(settle, left);
    return () => clearTimeout(timer);
  });
}

function waitParams(queue: CallQueue, member: QueueMember): Record<string, string> {
  return {
    QueuePosition: String(queue.members.indexOf(member) + 1),
    QueueSid: queue.sid,
    QueueTime: String(secondsIn(member)),
    AvgQueueTime: String(averageSeconds(queue)),
    CurrentQueueSize: String(queue.members.length),
    MaxQueueSize: String(queue.maxSize),
  };
}
