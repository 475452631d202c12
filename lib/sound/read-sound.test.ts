import { describe, expect, it } from "vitest";
import { soundLimits } from "./limits";
import { readSound } from "./read-sound";
import { ascii, joined, mp3Frames, toneWav, wavOf } from "./test-sounds";

const formatOf = (bytes: Uint8Array) => {
  const read = readSound(bytes);
  return read.ok ? read.value.format : read.error;
};

describe("readSound", () => {
  it("reads telephone WAV with its length and levels", () => {
    const read = readSound(toneWav(1.5, 16_000, 0.5));
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value.format).toEqual({
      mimeType: "audio/wav",
      codec: "pcm",
      bits: 16,
      sampleRate: 16_000,
      channels: 1,
      durationMs: 1_500,
    });
    expect(read.value.levels?.peakDb).toBeCloseTo(-6, 0);
    expect(read.value.levels?.rmsDb).toBeCloseTo(-9, 0);
  });

  it("passes over chunks it does not know, whatever their length", () => {
    const list = joined(ascii("LIST"), Uint8Array.of(3, 0, 0, 0), ascii("abc"), Uint8Array.of(0));
    expect(formatOf(wavOf(1, {}, new Uint8Array(16_000), list))).toMatchObject({ durationMs: 1_000 });
  });

  it.each([
    ["µ-law", 7, { bits: 8 }, 8_000, { codec: "ulaw", durationMs: 1_000 }],
    ["A-law", 6, { bits: 8 }, 4_000, { codec: "alaw", durationMs: 500 }],
    ["8 bits", 1, { bits: 8, sampleRate: 11_025 }, 11_025, { codec: "pcm", bits: 8, durationMs: 1_000 }],
    ["stereo", 1, { channels: 2 }, 32_000, { channels: 2, durationMs: 1_000 }],
  ] as const)("reads %s", (_, codec, format, bytes, expected) => {
    expect(formatOf(wavOf(codec, format, new Uint8Array(bytes)))).toMatchObject(expected);
  });

  it("knows the loudness of µ-law and A-law by their tables", () => {
    const peak = (codec: number, byte: number) => {
      const read = readSound(wavOf(codec, { bits: 8 }, new Uint8Array(800).fill(byte)));
      return read.ok ? read.value.levels?.peakDb : read.error;
    };
    expect(peak(7, 0x00)).toBeCloseTo(-0.2, 1);
    expect(peak(7, 0xff)).toBeNull();
    expect(peak(6, 0xaa)).toBeCloseTo(-0.1, 1);
  });

  it.each([
    ["24 bits", 1, { bits: 24 }, "24-bit PCM"],
    ["floating point", 3, { bits: 32 }, "32-bit floating-point PCM"],
    ["ADPCM", 0x11, { bits: 8 }, "codec 0x11"],
  ] as const)("names what a WAV of %s holds", (_, codec, format, words) => {
    expect(formatOf(wavOf(codec, format, new Uint8Array(4_800)))).toEqual({ code: "codec", codec: words });
  });

  it("measures an MP3 by its frames, tags passed over", () => {
    const tag = joined(ascii("ID3"), Uint8Array.of(4, 0, 0, 0, 0, 1, 0), new Uint8Array(128));
    const expected = { mimeType: "audio/mpeg", codec: "mp3", sampleRate: 44_100, durationMs: 1_045 };
    expect(formatOf(mp3Frames(40))).toMatchObject({ ...expected, channels: 1 });
    expect(formatOf(joined(tag, mp3Frames(40, { stereo: true }), ascii("TAG"), new Uint8Array(125)))).toMatchObject({
      ...expected,
      channels: 2,
    });
    const withTable = mp3Frames(41);
    withTable.set(ascii("Xing"), 36);
    expect(formatOf(withTable)).toMatchObject(expected);
  });

  it.each([
    ["nothing", new Uint8Array(), { code: "empty" }],
    ["a WAV without samples", toneWav(0), { code: "empty" }],
    ["a text called .wav", ascii("These are the opening hours."), { code: "notAudio", looksLike: "text" }],
    ["a web page", ascii("<html></html>"), { code: "notAudio", looksLike: "HTML" }],
    ["a PDF", ascii("%PDF-1.7"), { code: "notAudio", looksLike: "PDF" }],
    ["another RIFF", joined(ascii("RIFF"), new Uint8Array(4), ascii("AVI ")), { code: "notAudio", looksLike: "RIFF" }],
    ["random bytes", Uint8Array.of(0, 1, 2, 3, 254), { code: "notAudio", looksLike: null }],
    ["Ogg", joined(ascii("OggS"), new Uint8Array(40)), { code: "otherAudio", looksLike: "Ogg" }],
    ["AAC", Uint8Array.of(0xff, 0xf1, 0x50, 0x80), { code: "otherAudio", looksLike: "AAC" }],
    ["only an ID3 tag", joined(ascii("ID3"), new Uint8Array(7)), { code: "damaged", format: "MP3" }],
    ["one frame", mp3Frames(1), { code: "damaged", format: "MP3" }],
    ["a WAV that breaks off", toneWav(1).slice(0, 9_000), { code: "damaged", format: "WAV" }],
    ["a RIFF header alone", toneWav(1).slice(0, 20), { code: "damaged", format: "WAV" }],
  ])("says what is wrong with %s", (_, bytes, problem) => {
    expect(formatOf(bytes)).toEqual(problem);
  });

  it("has a limit of size and of length", () => {
    expect(formatOf(new Uint8Array(soundLimits.bytes + 1))).toEqual({ code: "tooLarge", megabytes: 10.1, limit: 10 });
    const seconds = soundLimits.seconds + 1;
    expect(formatOf(wavOf(7, { bits: 8 }, new Uint8Array(seconds * 8_000)))).toEqual({
      code: "tooLong",
      seconds,
      limit: soundLimits.seconds,
    });
  });

  it("never throws, whatever a file is cut to", () => {
    for (const bytes of [toneWav(0.01), mp3Frames(4), wavOf(0xfffe, {}, new Uint8Array(10))])
      for (let length = 0; length <= bytes.length; length += 1)
        expect(typeof readSound(bytes.slice(0, length)).ok).toBe("boolean");
  });
});
