import type { CallLeg } from "./call-leg";
import type { WebhookPurpose } from "./events";
import { type Exchange, standardParams } from "./exchange";
import { maxTwimlBytes, parseTwiml, type TwimlElement } from "./twiml/document";
import { type Problem, problem } from "./twiml/problem";
import { type DocumentContext, validateTwiml } from "./twiml/validate";

export interface DocumentRequest {
  purpose: WebhookPurpose;
  url: string;
  method: "GET" | "POST";
  /** Beside the standard ones. */
  params: Record<string, string>;
  context: DocumentContext;
}

export interface TwimlDocument {
  response: TwimlElement;
  /** What relative addresses are resolved against; null for TwiML that was given in a REST request. */
  url: string | null;
  method: "GET" | "POST";
  context: DocumentContext;
}

/** The call cannot go on with this document: Twilio turns to the fallback URL, else says that an application error has occurred. */
export class CallFailure extends Error {
  constructor(
    readonly problem: Problem,
    readonly url: string,
  ) {
    super(problem.message);
  }
}

/** So many documents in a row without anything heard or awaited are a loop. Twilio publishes no number; this one is ours. */
const maxDocumentsWithoutTime = 50;

/** Asks for a document, reads and checks it. @throws CallFailure, or Interrupted when the caller leaves meanwhile */
export async function fetchDocument(
  exchange: Exchange,
  call: CallLeg,
  wanted: DocumentRequest,
): Promise<TwimlDocument> {
  call.documentsWithoutTime += 1;
  if (call.documentsWithoutTime > maxDocumentsWithoutTime) {
    throw new CallFailure(
      problem(11215, `${maxDocumentsWithoutTime} documents in a row without anything heard or awaited`),
      wanted.url,
    );
  }
  const params = { ...standardParams(exchange, call), ...wanted.params };
  const { purpose, url, method, context } = wanted;
  const sending = exchange.sender.send({ purpose, url, method, params, limitBytes: maxTwimlBytes });
  // The event is told even when the caller has hung up before the answer came: the request was made.
  const answered = sending.then((report) => {
    const { outcome } = report;
    call.emit({
      type: "webhook",
      purpose,
      method,
      url,
      status: outcome.ok ? outcome.value.status : null,
      ms: report.ms,
      attempts: report.attempts,
      twiml: outcome.ok ? outcome.value.body.toString("utf8") : null,
    });
    return outcome;
  });
  const outcome = await call.until<Awaited<typeof answered>>((settle) => {
    void answered.then(settle);
    return undefined;
  });
  if (!outcome.ok) throw new CallFailure(outcome.error, url);
  const { contentType, body, url: finalUrl } = outcome.value;
  const xml = twimlOf(contentType, body, finalUrl);
  if (xml === null) throw new CallFailure(problem(12300, contentType || "none"), finalUrl);
  return readDocument(exchange, call, xml, finalUrl, method, context);
}

export function readDocument(
  exchange: Exchange,
  call: CallLeg,
  xml: string,
  url: string | null,
  method: "GET" | "POST",
  context: DocumentContext,
): TwimlDocument {
  const parsed = parseTwiml(xml);
  if (!parsed.ok) throw new CallFailure(parsed.error, url ?? "");
  const problems = validateTwiml(parsed.value, context);
  const fatal = problems.find((one) => one.level === "error" || exchange.strict);
  for (const one of problems) {
    // The failure itself is told where it is handled, so that it appears once.
    if (one !== fatal) call.emit({ type: "error", code: one.code, level: one.level, message: one.message });
  }
  if (fatal) throw new CallFailure(fatal, url ?? "");
  return { response: parsed.value, url, method, context };
}

/** The types that Twilio takes: XML is TwiML, audio is played, plain text is read out (twilio.com/docs/voice/twiml#twilio-understands). */
function twimlOf(contentType: string, body: Buffer, url: string): string | null {
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === "text/xml" || type === "application/xml" || type === "text/html") return body.toString("utf8");
  if (type.startsWith("audio/")) return `<Response><Play>${escapeXml(url)}</Play></Response>`;
  if (type === "text/plain") return `<Response><Say>${escapeXml(body.toString("utf8"))}</Say></Response>`;
  return null;
}

const escapeXml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
