import type { CallLeg } from "./call-leg";
import { type Exchange, recordingUrl } from "./exchange";
import { newSid } from "./sid";

export type CallRecordingStatus = "in-progress" | "paused";

/** The longest that is kept, in seconds: audio here is a tone. */
const longestSeconds = 600;

/** A recording of a whole call that REST has started and that still runs (twilio.com/docs/voice/api/recording#create). */
export class CallRecording {
  readonly sid = newSid("RE");
  readonly startedAtMs: number;
  status: CallRecordingStatus = "in-progress";
  private pausedAtMs: number | null = null;
  private skippedMs = 0;

  /** @param callback where its end is told; null: nowhere */
  constructor(
    private readonly call: CallLeg,
    private readonly callback: { url: string; method: "GET" | "POST" } | null,
  ) {
    this.startedAtMs = call.clock.now();
  }

  /** @param skips a pause that is left out of the audio; otherwise it is silence in it */
  pause(skips: boolean): void {
    if (this.status === "paused") return;
    this.status = "paused";
    this.pausedAtMs = skips ? this.call.clock.now() : null;
  }

  resume(): void {
    this.status = "in-progress";
    if (this.pausedAtMs !== null) this.skippedMs += this.call.clock.now() - this.pausedAtMs;
    this.pausedAtMs = null;
  }

  /** Stopped, or the call has ended: the audio can be fetched from now on. */
  end(exchange: Exchange): void {
    this.resume();
    const lastedMs = this.call.clock.now() - this.startedAtMs - this.skippedMs;
    const seconds = Math.min(longestSeconds, Math.max(1, Math.round(lastedMs / 1000)));
    const { durationSeconds } = exchange.recordings.add(this.call.sid, seconds, null, this.startedAtMs, this.sid);
    if (this.callback === null) return;
    exchange.callbacks.tell(this.call, {
      purpose: "recording",
      ...this.callback,
      params: {
        AccountSid: exchange.accountSid,
        CallSid: this.call.sid,
        RecordingSid: this.sid,
        RecordingUrl: recordingUrl(exchange, this.sid),
        RecordingStatus: "completed",
        RecordingDuration: String(durationSeconds),
        RecordingChannels: "1",
        RecordingSource: "StartCallRecordingAPI",
      },
    });
  }
}
