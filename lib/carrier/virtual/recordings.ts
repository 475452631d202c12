import { newSid } from "./sid";
import { toneWav, wavSeconds } from "./wav";

export interface Recording {
  sid: string;
  callSid: string;
  durationSeconds: number;
  createdAtMs: number;
  wav: Uint8Array;
}

/** The oldest audio is forgotten when nobody deletes it. */
const maxRecordings = 1000;

/** Audio that callers left, until it is deleted over REST. */
export class Recordings {
  private readonly bySid = new Map<string, Recording>();

  add(callSid: string, seconds: number, uploaded: Uint8Array | null, nowMs: number, sid = newSid("RE")): Recording {
    const wav = uploaded ?? toneWav(seconds);
    const durationSeconds = uploaded ? Math.max(1, Math.round(wavSeconds(uploaded) ?? seconds)) : seconds;
    const recording = { sid, callSid, durationSeconds, createdAtMs: nowMs, wav };
    this.bySid.set(recording.sid, recording);
    const [oldest] = this.bySid.keys();
    if (this.bySid.size > maxRecordings && oldest) this.bySid.delete(oldest);
    return recording;
  }

  /** The microphone's audio, when it arrives after the recording has ended. */
  replaceAudio(sid: string, wav: Uint8Array): void {
    const recording = this.bySid.get(sid);
    if (!recording) return;
    recording.wav = wav;
    recording.durationSeconds = Math.max(1, Math.round(wavSeconds(wav) ?? recording.durationSeconds));
  }

  get(sid: string): Recording | null {
    return this.bySid.get(sid) ?? null;
  }

  list(): Recording[] {
    return [...this.bySid.values()].reverse();
  }

  delete(sid: string): boolean {
    return this.bySid.delete(sid);
  }
}
