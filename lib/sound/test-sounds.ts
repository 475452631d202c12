import { encodeWav } from "./wav";

/** A steady tone. @param amplitude 0…1 */
export function tone(seconds: number, sampleRate: number, amplitude = 0.5, hertz = 440): Float32Array {
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  return samples.map((_, at) => amplitude * Math.sin((2 * Math.PI * hertz * at) / sampleRate));
}

export const toneWav = (seconds: number, sampleRate = 8_000, amplitude = 0.5) =>
  encodeWav(tone(seconds, sampleRate, amplitude), sampleRate);

/** A WAV of any codec around these sample bytes. */
export function wavOf(
  codec: number,
  { bits = 16, channels = 1, sampleRate = 8_000 }: { bits?: number; channels?: number; sampleRate?: number },
  data: Uint8Array,
  extraChunk = new Uint8Array(),
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + extraChunk.length + data.length);
  bytes.set(encodeWav(new Float32Array(), sampleRate));
  const view = new DataView(bytes.buffer);
  view.setUint16(20, codec, true);
  view.setUint16(22, channels, true);
  view.setUint32(28, (sampleRate * channels * bits) / 8, true);
  view.setUint16(32, (channels * bits) / 8, true);
  view.setUint16(34, bits, true);
  bytes.set(extraChunk, 36);
  bytes.set(new TextEncoder().encode("data"), 36 + extraChunk.length);
  view.setUint32(40 + extraChunk.length, data.length, true);
  bytes.set(data, 44 + extraChunk.length);
  return bytes;
}

/** Silent frames of MPEG 1, layer III, 128 kbit/s, 44.1 kHz: 417 bytes and 1,152 samples each. */
export function mp3Frames(count: number, { stereo = false }: { stereo?: boolean } = {}): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(417 * count);
  for (let frame = 0; frame < count; frame += 1) bytes.set([0xff, 0xfb, 0x90, stereo ? 0x00 : 0xc0], frame * 417);
  return bytes;
}

export const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

export function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
