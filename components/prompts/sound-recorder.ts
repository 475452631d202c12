import { telephoneSound } from "@/components/prompts/telephone-sound";
import type { RecordedRate } from "@/lib/sound/limits";

/** Why there is no recording; `failed` with the browser's own words. */
export type RecorderProblem = { code: "denied" | "missing" | "insecure" } | { code: "failed"; problem: string };

/** The microphone of one recording, open from the person's consent until `close`. */
export class SoundRecorder {
  private readonly meter: AnalyserNode;
  private readonly heard: Float32Array<ArrayBuffer>;
  private readonly parts: Blob[] = [];
  private readonly recorder: MediaRecorder;
  /** Also when the microphone goes away, which ends the recording by itself. */
  readonly ended: Promise<void>;

  private constructor(
    private readonly stream: MediaStream,
    private readonly context: AudioContext,
  ) {
    this.meter = context.createAnalyser();
    this.meter.fftSize = 2_048;
    this.heard = new Float32Array(this.meter.fftSize);
    context.createMediaStreamSource(stream).connect(this.meter);
    this.recorder = new MediaRecorder(stream);
    this.recorder.ondataavailable = (event) => this.parts.push(event.data);
    this.ended = new Promise((ended) => {
      this.recorder.onstop = () => ended();
    });
  }

  /** Asks the person, and begins to record at once. */
  static async start(): Promise<SoundRecorder | RecorderProblem> {
    if (!navigator.mediaDevices) return { code: "insecure" };
    let stream: MediaStream | null = null;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
      const recorder = new SoundRecorder(stream, new AudioContext());
      recorder.recorder.start();
      return recorder;
    } catch (error) {
      for (const track of stream?.getTracks() ?? []) track.stop();
      return problemOf(error);
    }
  }

  /** The loudest sample of the last moment, 0…1. */
  level(): number {
    this.meter.getFloatTimeDomainData(this.heard);
    return this.heard.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0);
  }

  /** What was said since `start`, one channel. The microphone is closed. */
  async stop(sampleRate: RecordedRate): Promise<Float32Array | RecorderProblem> {
    try {
      if (this.recorder.state !== "inactive") this.recorder.stop();
      await this.ended;
      const said = await new Blob(this.parts, { type: this.recorder.mimeType }).arrayBuffer();
      return await telephoneSound(said, sampleRate);
    } catch (error) {
      return problemOf(error);
    } finally {
      this.close();
    }
  }

  close(): void {
    for (const track of this.stream.getTracks()) track.stop();
    if (this.context.state !== "closed") void this.context.close();
  }
}

/** https://developer.mozilla.org/en-US/docs/Web/API/MediaDevices/getUserMedia#exceptions */
function problemOf(error: unknown): RecorderProblem {
  const { name, message } = error instanceof Error ? error : { name: "", message: String(error) };
  if (name === "NotAllowedError" || name === "SecurityError") return { code: "denied" };
  if (name === "NotFoundError" || name === "OverconstrainedError") return { code: "missing" };
  return { code: "failed", problem: message };
}
