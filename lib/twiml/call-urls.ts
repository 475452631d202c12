/**
 * Every address that we give the carrier: absolute, below PUBLIC_URL, with the call's opaque id and the turn that the
 * next webhook continues (`n`). The carrier signs them as they stand, so nothing secret or personal may be in one.
 */
export interface CallUrls {
  /** Where Gather, Record and Dial report. */
  turn: string;
  /** The `part`th continuation of a document that was too long for one. */
  part(part: number): string;
  /** What a waiting caller hears next. */
  queueWait: string;
  /** The caller left the queue. */
  queueLeft: string;
  /** What the one who answers a Dial hears before being connected. */
  screen: string;
  screenAnswer: string;
  /** What only the one who answers a Dial hears, who is connected after it. */
  whisper: string;
  /** The state of one dialled leg. */
  leg: string;
  recording(kind: "voicemail" | "call"): string;
  audio(id: string): string;
}

/** @param publicUrl without a trailing slash, e.g. `https://calls.example.com/ivr` */
export function callUrls(publicUrl: string, callId: string, turn: number | string): CallUrls {
  const at = (path: string, more = "") => `${publicUrl}/api/voice/${path}/${callId}?n=${turn}${more}`;
  return {
    turn: at("turn"),
    part: (part) => at("turn", `&p=${part}`),
    queueWait: at("queue/wait"),
    queueLeft: at("queue/left"),
    screen: at("screen"),
    screenAnswer: at("screen", "&answer=1"),
    whisper: at("whisper"),
    leg: at("leg"),
    recording: (kind) => at("recording", `&kind=${kind}`),
    audio: (id) => `${publicUrl}/api/voice/audio/${encodeURIComponent(id)}`,
  };
}
