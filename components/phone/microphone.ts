import { telephoneSound } from "@/components/prompts/telephone-sound";
import { encodeWav } from "@/lib/sound/wav";

/** The carrier records telephone sound: 8,000 samples a second, one channel, 16 bits. */
const sampleRate = 8_000;

/** What a caller says after the tone, taken from the microphone as a WAV file. */
export class Microphone {
  private recorder: MediaRecorder | null = null;
  private parts: Blob[] = [];

  private constructor(private readonly stream: MediaStream) {}

  /** Asks the person; null when they decline or there is no microphone. */
  static async open(): Promise<Microphone | null> {
    try {
      return new Microphone(await navigator.mediaDevices.getUserMedia({ audio: true }));
    } catch {
      return null;
    }
  }

  start(): void {
    this.parts = [];
    this.recorder = new MediaRecorder(this.stream);
    this.recorder.ondataavailable = (event) => this.parts.push(event.data);
    this.recorder.start();
  }

  /** What was said since `start`; null when nothing was being recorded. */
  async stop(): Promise<Uint8Array | null> {
    const recorder = this.recorder;
    this.recorder = null;
    if (!recorder || recorder.state === "inactive") return null;
    await new Promise((stopped) => {
      recorder.onstop = stopped;
      recorder.stop();
    });
    const said = await new Blob(this.parts, { type: recorder.mimeType }).arrayBuffer();
    return encodeWav(await telephoneSound(said, sampleRate), sampleRate);
  }

  close(): void {
    for (const track of this.stream.getTracks()) track.stop();
  }
}
