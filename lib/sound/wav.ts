import type { Result } from "@/lib/util/result";
import type { SoundFormat, SoundProblem } from "./sound";

/** A WAV file as read: its format, and where its samples are. */
export interface Wav {
  format: SoundFormat;
  /** The `data` chunk as it is. */
  data: Uint8Array;
}

/** Registered numbers of codecs. https://www.iana.org/assignments/wave-avi-codec-registry */
const codecs: Record<number, "pcm" | "float" | "alaw" | "ulaw"> = { 1: "pcm", 3: "float", 6: "alaw", 7: "ulaw" };
const extensible = 0xfffe;

/**
 * Reads a RIFF file of type WAVE. A data chunk whose length is unknown (a stream that was never closed) goes to the end
 * of the file; one that says more than there is, is damaged.
 */
export function readWav(bytes: Uint8Array): Result<Wav, SoundProblem> {
  const damaged = { ok: false, error: { code: "damaged", format: "WAV" } } as const;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let chosen: { codec: number; channels: number; sampleRate: number; bits: number; blockAlign: number } | null = null;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const id = latin1(bytes, at, 4);
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (id === "fmt " && size >= 16 && body + size <= bytes.length) {
      const tag = view.getUint16(body, true);
      // The real codec of an extensible format is the beginning of its sub-format.
      const codec = tag === extensible && size >= 26 ? view.getUint16(body + 24, true) : tag;
      chosen = {
        codec,
        channels: view.getUint16(body + 2, true),
        sampleRate: view.getUint32(body + 4, true),
        blockAlign: view.getUint16(body + 12, true),
        bits: view.getUint16(body + 14, true),
      };
    }
    if (id === "data") {
      if (chosen === null) return damaged;
      const isOpen = size === 0xffffffff || size === 0;
      if (!isOpen && body + size > bytes.length) return damaged;
      return ofData(chosen, bytes.subarray(body, isOpen ? bytes.length : body + size));
    }
    at = body + size + (size % 2);
  }
  return damaged;
}

function ofData(
  {
    codec: tag,
    channels,
    sampleRate,
    bits,
    blockAlign,
  }: { codec: number; channels: number; sampleRate: number; bits: number; blockAlign: number },
  data: Uint8Array,
): Result<Wav, SoundProblem> {
  const codec = codecs[tag];
  if (codec === undefined) return { ok: false, error: { code: "codec", codec: `codec 0x${tag.toString(16)}` } };
  const isPlausible = channels >= 1 && channels <= 8 && sampleRate >= 1_000 && sampleRate <= 384_000;
  if (!isPlausible || bits % 8 !== 0 || blockAlign !== channels * (bits / 8))
    return { ok: false, error: { code: "damaged", format: "WAV" } };
  if (data.length < blockAlign) return { ok: false, error: { code: "empty" } };
  // What Twilio transcodes for the line for certain; studio formats are converted in the browser first.
  const isPlayed = codec === "pcm" ? bits === 8 || bits === 16 : codec !== "float" && bits === 8;
  if (!isPlayed) {
    const name = codec === "pcm" ? "PCM" : codec === "float" ? "floating-point PCM" : codec;
    return { ok: false, error: { code: "codec", codec: `${bits}-bit ${name}` } };
  }
  const frames = Math.floor(data.length / blockAlign);
  const durationMs = Math.round((frames / sampleRate) * 1_000);
  return {
    ok: true,
    value: { format: { mimeType: "audio/wav", codec, bits, sampleRate, channels, durationMs }, data },
  };
}

/** The samples of a WAV, its channels mixed into one, each from -1 to 1. */
export function wavSamples({ format: { codec, bits, channels }, data }: Wav): Float32Array {
  const bytesEach = (bits ?? 8) / 8;
  const frames = Math.floor(data.length / (bytesEach * channels));
  const samples = new Float32Array(frames);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const at =
    codec === "ulaw"
      ? (offset: number) => ulawValues[data[offset] as number] as number
      : codec === "alaw"
        ? (offset: number) => alawValues[data[offset] as number] as number
        : bits === 8
          ? (offset: number) => ((data[offset] as number) - 128) / 128
          : (offset: number) => view.getInt16(offset, true) / 32_768;
  for (let frame = 0; frame < frames; frame += 1) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) sum += at((frame * channels + channel) * bytesEach);
    samples[frame] = sum / channels;
  }
  return samples;
}

/** Mono 16-bit PCM with a 44-byte header: what every carrier plays. Samples beyond -1…1 are cut. */
export function encodeWav(samples: Float32Array, sampleRate: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const word = (offset: number, text: string) => {
    for (let at = 0; at < text.length; at += 1) bytes[offset + at] = text.charCodeAt(at);
  };
  word(0, "RIFF");
  view.setUint32(4, 36 + samples.length * 2, true);
  word(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, "data");
  view.setUint32(40, samples.length * 2, true);
  for (let at = 0; at < samples.length; at += 1) {
    const sample = Math.max(-1, Math.min(1, samples[at] as number));
    view.setInt16(44 + at * 2, Math.round(sample * 32_767), true);
  }
  return bytes;
}

/** ITU-T G.711, https://www.itu.int/rec/T-REC-G.711 */
const ulawValues = Float32Array.from({ length: 256 }, (_, code) => {
  const flipped = ~code & 0xff;
  const magnitude = ((((flipped & 0x0f) << 3) + 0x84) << ((flipped & 0x70) >> 4)) - 0x84;
  return (flipped & 0x80 ? -magnitude : magnitude) / 32_768;
});

const alawValues = Float32Array.from({ length: 256 }, (_, code) => {
  const even = code ^ 0x55;
  const segment = (even & 0x70) >> 4;
  const step = ((even & 0x0f) << 4) + (segment === 0 ? 8 : 0x108);
  const magnitude = segment > 1 ? step << (segment - 1) : step;
  return (even & 0x80 ? magnitude : -magnitude) / 32_768;
});

export function latin1(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
