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
    return toWav(await new Blob(this.parts, { type: recorder.mimeType }).arrayBuffer());
  }

  close(): void {
    for (const track of this.stream.getTracks()) track.stop();
  }
}

async function toWav(recorded: ArrayBuffer): Promise<Uint8Array> {
  const decoder = new AudioContext();
  const sound = await decoder.decodeAudioData(recorded);
  await decoder.close();
  const resampler = new OfflineAudioContext(1, Math.max(1, Math.ceil(sound.duration * sampleRate)), sampleRate);
  const source = resampler.createBufferSource();
  source.buffer = sound;
  source.connect(resampler.destination);
  source.start();
  return wavFile((await resampler.startRendering()).getChannelData(0));
}

/** RIFF header and 16-bit samples. */
function wavFile(samples: Float32Array): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const word = (offset: number, text: string) => {
    for (const [i, letter] of [...text].entries()) bytes.setUint8(offset + i, letter.charCodeAt(0));
  };
  word(0, "RIFF");
  bytes.setUint32(4, 36 + samples.length * 2, true);
  word(8, "WAVEfmt ");
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, sampleRate, true);
  bytes.setUint32(28, sampleRate * 2, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  word(36, "data");
  bytes.setUint32(40, samples.length * 2, true);
  for (const [i, sample] of samples.entries())
    bytes.setInt16(44 + i * 2, Math.max(-1, Math.min(1, sample)) * 32_767, true);
  return new Uint8Array(bytes.buffer);
}
