import type { Result } from "@/lib/util/result";
import type { SoundFormat, SoundProblem } from "./sound";

/** Kilobits a second by index, for MPEG 1 and for MPEG 2 and 2.5, layer III. http://www.mp3-tech.org/programmer/frame_header.html */
const bitrates = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const sampleRates = [44_100, 48_000, 32_000] as const;

/** So many frames in a row are no accident. */
const framesAtLeast = 3;
/** Rubbish before the first frame that is passed over, as players do. */
const searchBytes = 4_096;

interface Frame {
  bytes: number;
  samples: number;
  sampleRate: number;
  channels: number;
}

/**
 * Reads an MP3 by walking its frames, so that the length is exact whatever the bit rate does. Tags before and after are
 * passed over; a last frame that is cut short is left out.
 */
export function readMp3(bytes: Uint8Array): Result<SoundFormat, SoundProblem> {
  const first = firstFrame(bytes);
  if (first === null) return { ok: false, error: { code: "damaged", format: "MP3" } };
  let samples = 0;
  let frames = 0;
  const head = frameAt(bytes, first) as Frame;
  for (let at = first; ; ) {
    const frame = frameAt(bytes, at);
    if (frame === null || frame.sampleRate !== head.sampleRate || at + frame.bytes > bytes.length) break;
    // The first may hold only a table of contents (Xing, Info) and sounds like nothing.
    if (frames > 0 || !hasTable(bytes, at, frame)) samples += frame.samples;
    frames += 1;
    at += frame.bytes;
  }
  if (frames < framesAtLeast) return { ok: false, error: { code: "damaged", format: "MP3" } };
  const { sampleRate, channels } = head;
  const durationMs = Math.round((samples / sampleRate) * 1_000);
  return { ok: true, value: { mimeType: "audio/mpeg", codec: "mp3", bits: null, sampleRate, channels, durationMs } };
}

/** Whether bytes begin as an MP3 would: with a tag, or a frame that another one follows. */
export function looksLikeMp3(bytes: Uint8Array): boolean {
  if (tagBytes(bytes) > 0) return true;
  const frame = frameAt(bytes, 0);
  return frame !== null && (frameAt(bytes, frame.bytes) !== null || frame.bytes >= bytes.length);
}

function firstFrame(bytes: Uint8Array): number | null {
  const from = tagBytes(bytes);
  for (let at = from; at < Math.min(bytes.length, from + searchBytes); at += 1) {
    const frame = frameAt(bytes, at);
    if (frame !== null && frameAt(bytes, at + frame.bytes) !== null) return at;
  }
  return null;
}

/** The length of an ID3v2 tag, in seven bits a byte; 0 without one. https://id3.org/id3v2.4.0-structure */
function tagBytes(bytes: Uint8Array): number {
  if (bytes.length < 10 || bytes[0] !== 0x49 || bytes[1] !== 0x44 || bytes[2] !== 0x33) return 0;
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((bytes[at] as number) & 0x7f), 0);
  return 10 + size;
}

/** The frame of layer III whose header stands here, or null. */
function frameAt(bytes: Uint8Array, at: number): Frame | null {
  if (at + 4 > bytes.length) return null;
  const [a, b, c, d] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]] as [number, number, number, number];
  const version = (b >> 3) & 0b11;
  const isSync = a === 0xff && b >> 5 === 0b111 && version !== 0b01 && ((b >> 1) & 0b11) === 0b01;
  const kilobits = bitrates[version === 0b11 ? 1 : 2][c >> 4];
  const base = sampleRates[(c >> 2) & 0b11];
  if (!isSync || !kilobits || base === undefined) return null;
  const sampleRate = version === 0b11 ? base : version === 0b10 ? base / 2 : base / 4;
  const samples = version === 0b11 ? 1_152 : 576;
  const padding = (c >> 1) & 1;
  return {
    bytes: Math.floor((samples / 8) * ((kilobits * 1_000) / sampleRate)) + padding,
    samples,
    sampleRate,
    channels: d >> 6 === 0b11 ? 1 : 2,
  };
}

function hasTable(bytes: Uint8Array, at: number, { bytes: length }: Frame): boolean {
  const text = String.fromCharCode(...bytes.subarray(at + 4, at + Math.min(length, 64)));
  return text.includes("Xing") || text.includes("Info");
}
