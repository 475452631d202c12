import { describe, expect, it } from "vitest";
import { soundLimits } from "@/lib/sound/limits";
import { tone } from "@/lib/sound/test-sounds";
import { encodeWav } from "@/lib/sound/wav";
import { chooseSound } from "./choose-sound";

const rate = 8_000;

/** A file that the browser cannot read, as a folder or one that is gone. */
class Unreadable extends File {
  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.reject(new DOMException("gone", "NotFoundError"));
  }
}

describe("a chosen sound", () => {
  it("is taken as it is when phone lines play it", async () => {
    const file = new File([encodeWav(tone(1, rate), rate)], "a.wav");
    expect(await chooseSound(file)).toMatchObject({ ok: true, sound: { file, convertedFrom: null } });
  });

  it("is refused when it cannot be read", async () => {
    expect(await chooseSound(new Unreadable(["x"], "a.wav"))).toEqual({ ok: false, problem: { code: "unreadable" } });
  });

  it("is not even read when it is too large", async () => {
    const huge = new Unreadable([new Uint8Array(soundLimits.bytes + 1)], "a.wav");
    expect(await chooseSound(huge)).toEqual({
      ok: false,
      problem: { code: "tooLarge", megabytes: 10.1, limit: soundLimits.bytes / 2 ** 20 },
    });
  });
});
