import type { CallLeg } from "./call-leg";
import { CallFailure, type DocumentRequest, type TwimlDocument } from "./documents";
import type { EndReason, FinalStatus, WebhookPurpose } from "./events";
import { type Exchange, standardParams } from "./exchange";
import type { TwimlElement } from "./twiml/document";
import { problem } from "./twiml/problem";

/** One document being executed on one call. */
export interface Run {
  exchange: Exchange;
  call: CallLeg;
  document: TwimlDocument;
}

/** What a verb leads to; null goes on with the next verb. */
export type Outcome =
  | { kind: "next"; request: DocumentRequest }
  | { kind: "end"; reason: EndReason; status: FinalStatus }
  /** `<Leave>`: out of the queue. */
  | { kind: "left" };

export type Verb = (run: Run, element: TwimlElement) => Promise<Outcome | null>;

/** An address in this document made absolute. TwiML from a REST request has nothing to be relative to (11100). */
export function resolveUrl(run: Run, reference: string): string {
  const base = run.document.url ?? undefined;
  try {
    const hash = reference.indexOf("#");
    const resolved = new URL(hash === -1 ? reference : reference.slice(0, hash), base);
    // An absolute address stays as it was written: Twilio signs those very characters.
    const text = /^https?:\/\//i.test(reference)
      ? reference
      : resolved.toString() + (hash === -1 ? "" : reference.slice(hash));
    return text;
  } catch {
    throw new CallFailure(problem(11100, reference), run.document.url ?? "");
  }
}

export const methodOf = (value: string | undefined): "GET" | "POST" => (value === "GET" ? "GET" : "POST");

export const isTrue = (value: string | undefined, otherwise: boolean) =>
  value === undefined ? otherwise : value === "true";

/** The request that a verb's `action` makes; without an action, the current document's address is asked again. */
export function actionRequest(
  run: Run,
  element: TwimlElement,
  params: Record<string, string>,
  purpose: WebhookPurpose = "action",
): DocumentRequest {
  const { action, method } = element.attributes;
  if (action === undefined && run.document.url === null)
    throw new CallFailure(problem(11100, `<${element.name}> needs an action`), "");
  return {
    purpose,
    url: action === undefined ? (run.document.url as string) : resolveUrl(run, action),
    method: action === undefined ? run.document.method : methodOf(method),
    params,
    context: run.document.context,
  };
}

/**
 * A verb's action that is told although the call does not run its answer any more.
 *
 * @param hungUp the caller is gone, so the call's status is `completed`; otherwise the call was redirected and goes on elsewhere
 */
export function tellAction(run: Run, element: TwimlElement, params: Record<string, string>, hungUp: boolean): void {
  const { exchange, call } = run;
  const request = actionRequest(run, element, params);
  const status: Record<string, string> = hungUp ? { CallStatus: "completed" } : {};
  exchange.callbacks.tell(call, {
    purpose: "action",
    url: request.url,
    method: request.method,
    params: { ...standardParams(exchange, call), ...status, ...request.params },
  });
}
