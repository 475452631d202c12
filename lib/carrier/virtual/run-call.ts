import type { CallLeg } from "./call-leg";
import { CallFailure, type DocumentRequest, fetchDocument, readDocument, type TwimlDocument } from "./documents";
import type { EndReason, FinalStatus } from "./events";
import type { Exchange, FirstInstruction } from "./exchange";
import { Interrupted } from "./interruption";
import type { Outcome } from "./run";
import { answerCall, runDocument } from "./run-document";
import { tellStatus } from "./status-callbacks";

const apology = "We are sorry. An application error has occurred. Goodbye.";

type Instruction = { request: DocumentRequest } | { twiml: string };

/**
 * Runs a call from its first instruction to its end: document after document, REST redirects, the fallback URL when a document fails,
 * and Twilio's own apology when that fails too. Never rejects.
 */
export async function runCall(exchange: Exchange, call: CallLeg, first: FirstInstruction): Promise<void> {
  let next: Instruction | null = toInstruction(first, "voice");
  while (next) {
    const instruction: Instruction = next;
    try {
      const outcome: Outcome | null = await runDocument({
        exchange,
        call,
        document: await obtain(exchange, call, instruction),
      });
      next = outcome?.kind === "next" ? { request: outcome.request } : null;
      if (!next) end(exchange, call, outcome);
    } catch (error) {
      next = await afterTrouble(exchange, call, error, instruction);
    }
  }
}

async function obtain(exchange: Exchange, call: CallLeg, instruction: Instruction): Promise<TwimlDocument> {
  return "twiml" in instruction
    ? readDocument(exchange, call, instruction.twiml, null, "POST", "call")
    : fetchDocument(exchange, call, instruction.request);
}

function end(exchange: Exchange, call: CallLeg, outcome: Outcome | null): void {
  if (outcome?.kind === "end") endCall(exchange, call, outcome.status, outcome.reason);
  else endCall(exchange, call, "completed", "documentEnded");
}

/** @returns how the call goes on, or null when it is over */
async function afterTrouble(
  exchange: Exchange,
  call: CallLeg,
  error: unknown,
  failed: Instruction,
): Promise<Instruction | null> {
  if (error instanceof Interrupted) {
    const { interruption } = error;
    if (interruption.kind === "redirect") {
      call.emit({ type: "redirected", to: "url" in interruption.next ? interruption.next.url : "twiml" });
      return toInstruction(interruption.next, "redirect");
    }
    const reason = interruption.kind === "hangUp" ? interruption.reason : "carrierClosed";
    endCall(exchange, call, call.answeredAtMs === null ? "no-answer" : "completed", reason);
    return null;
  }
  if (!(error instanceof CallFailure)) {
    // A defect of the virtual carrier itself must be seen, not swallowed: it is told as Twilio's internal failure.
    call.emit({
      type: "error",
      code: 12400,
      level: "error",
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    endCall(exchange, call, "failed", "applicationError");
    return null;
  }
  const { code, level, message } = error.problem;
  call.emit({ type: "error", code, level, message });
  const alreadyFallback = "request" in failed && failed.request.purpose === "fallback";
  if (call.fallback && !alreadyFallback) {
    call.documentsWithoutTime = 0;
    return {
      request: {
        purpose: "fallback",
        ...call.fallback,
        params: { ErrorCode: String(code), ErrorUrl: error.url },
        context: "call",
      },
    };
  }
  await apologise(exchange, call);
  return null;
}

async function apologise(exchange: Exchange, call: CallLeg): Promise<void> {
  answerCall({ exchange, call });
  const estimatedMs = 4000;
  const seq = call.emit({
    type: "said",
    text: apology,
    language: "en-US",
    voice: "woman",
    loop: 1,
    estimatedMs,
    by: "carrier",
  });
  try {
    await call.hearSound(seq, estimatedMs, null);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  }
  endCall(exchange, call, "completed", "applicationError");
}

export function endCall(exchange: Exchange, call: CallLeg, status: FinalStatus, reason: EndReason): void {
  if (call.ended) return;
  call.finish(status);
  for (const recording of call.recordings) recording.end(exchange);
  tellStatus(exchange, call, "completed");
  call.emit({ type: "callEnded", status, reason, durationSeconds: call.durationSeconds });
}

const toInstruction = (first: FirstInstruction, purpose: "voice" | "redirect"): Instruction =>
  "twiml" in first ? first : { request: { purpose, ...first, params: {}, context: "call" } };
