/** One webhook as plain data: building a fetch `Request` and `Response` alone would halve the throughput. */
export interface VoiceRequest {
  method: string;
  /** Below PUBLIC_URL, as it came: `/api/voice/turn/V1StGXR8_Z5jdHi6B-myT`. */
  path: string;
  /** Without the question mark, as it came: the signature is over these very characters. */
  query: string;
  /** X-Twilio-Signature. */
  signature: string | undefined;
  /** I-Twilio-Idempotency-Token: the same on every retry of one webhook. */
  idempotencyToken: string | undefined;
  contentType: string | undefined;
  /** UTF-8. */
  body: string;
}

export interface VoiceReply {
  status: number;
  contentType: string;
  body: string | Uint8Array;
}

/** A webhook is a form of some forty fields; Twilio's are below 4 kB. */
export const requestBytes = 256 * 1024;

export const twimlReply = (twiml: string): VoiceReply => ({
  status: 200,
  contentType: "text/xml; charset=utf-8",
  body: twiml,
});

export const refusal = (status: 400 | 403 | 404 | 405 | 413, text: string): VoiceReply => ({
  status,
  contentType: "text/plain; charset=utf-8",
  body: text,
});
