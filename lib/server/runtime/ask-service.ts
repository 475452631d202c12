import type { AskingEffect } from "@/lib/engine/effect";
import type { CallEvent } from "@/lib/engine/event";

/** What a service is given beside the question. */
export interface ServiceRequest {
  callId: string;
  /** `callId:turn:n`, so that what is sent again still counts once. */
  attemptKey: string;
  /** Unix milliseconds: later, nobody listens to the answer. */
  deadlineMs: number;
}

/** An event without its time, which is when it was heard. */
export type ServiceAnswer = CallEvent extends infer E ? (E extends CallEvent ? Omit<E, "at"> : never) : never;

/** Who answers which question. A service that fails answers `serviceFailed`; one that throws is taken to be unavailable. */
export type Services = {
  [T in AskingEffect["type"]]?: (
    question: Extract<AskingEffect, { type: T }>,
    request: ServiceRequest,
  ) => Promise<ServiceAnswer>;
};

/**
 * Performs an effect that has an answer. Never throws; without an answer by `deadlineMs` the call hears of a failed
 * service and goes on through that exit.
 */
export async function askService(
  effect: AskingEffect,
  services: Services,
  request: ServiceRequest & { now: () => number },
): Promise<CallEvent> {
  const { deadlineMs, now } = request;
  try {
    const answer = await within(deadlineMs - now(), ask(effect, services, request));
    if (answer === undefined) return { type: "serviceFailed", at: now(), reason: "timeout" };
    return { ...answer, at: now() };
  } catch {
    // A service answers with values; one that throws is no answer either. What it threw may quote a secret.
    return { type: "serviceFailed", at: now(), reason: "unavailable" };
  }
}

async function ask(effect: AskingEffect, services: Services, request: ServiceRequest): Promise<ServiceAnswer> {
  const service = services[effect.type] as
    | ((question: AskingEffect, request: ServiceRequest) => Promise<ServiceAnswer>)
    | undefined;
  if (!service) return { type: "serviceFailed", reason: "unavailable" };
  return service(effect, request);
}

/** What `work` comes to; undefined when that takes longer than `ms`. The work itself goes on. */
export function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(resolve, Math.max(0, ms), undefined);
    work.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
