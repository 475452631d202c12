import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { createEncryptedFolder } from "./encrypted-folder";
import { contentBytes, open, seal, segmentBytes } from "./envelope";
import { loadMasterKeys, rotateMasterKeys } from "./master-keys";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "callwright-media-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe("envelopes", () => {
  const keys = loadMasterKeys(mkdtempSync(join(tmpdir(), "callwright-keys-")));

  it("give back what was put in, at every length around a segment's end", () => {
    for (const length of [0, 1, segmentBytes - 1, segmentBytes, segmentBytes + 1, 3 * segmentBytes]) {
      const content = randomBytes(length);
      const sealed = seal("a/b", content, keys);
      expect(open("a/b", sealed, keys).equals(content)).toBe(true);
      expect(contentBytes(sealed.length)).toBe(length);
    }
  });

  it("refuse any changed, cut or lengthened byte, and another blob's content", () => {
    const sealed = seal("a", Buffer.alloc(2 * segmentBytes + 5, 7), keys);
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(sealed);
        changed[at] = (changed[at] as number) ^ change;
        expect(() => open("a", changed, keys)).toThrow();
      }),
      { numRuns: 60 },
    );
    for (const end of [0, 50, sealed.length - 21, sealed.length - 1])
      expect(() => open("a", sealed.subarray(0, end), keys)).toThrow();
    expect(() => open("a", Buffer.concat([sealed, Buffer.alloc(1)]), keys)).toThrow();
    expect(() => open("b", sealed, keys)).toThrow();
  });
});

describe("encrypted folder", () => {
  it("keeps nothing in the clear, streams it back, and forgets it", async () => {
    const path = folder();
    const blobs = createEncryptedFolder(join(path, "blobs"), loadMasterKeys(path));
    const content = Buffer.from("the caller said something private ".repeat(5_000));
    await blobs.write("recordings/r1", content);
    expect(readFileSync(join(path, "blobs/recordings/r1")).includes("private")).toBe(false);
    expect(statSync(join(path, "blobs/recordings/r1")).mode & 0o077).toBe(0);
    expect(statSync(join(path, "master-keys.json")).mode & 0o077).toBe(0);

    const streamed = await blobs.stream("recordings/r1");
    const chunks: Buffer[] = [];
    for await (const chunk of streamed?.stream ?? []) chunks.push(chunk as Buffer);
    expect(streamed?.bytes).toBe(content.length);
    expect(Buffer.concat(chunks).equals(content)).toBe(true);

    await blobs.delete("recordings/r1");
    await blobs.delete("recordings/r1");
    expect(await blobs.read("recordings/r1")).toBeNull();
    expect(await blobs.stream("recordings/r1")).toBeNull();
    expect(readdirSync(join(path, "blobs/recordings"))).toEqual([]);
  });

  it("fails a stream whose file was changed, after the segments that are whole", async () => {
    const path = folder();
    const blobs = createEncryptedFolder(path, loadMasterKeys(path));
    await blobs.write("r", Buffer.alloc(3 * segmentBytes, 1));
    const sealed = readFileSync(join(path, "r"));
    sealed[sealed.length - 1] = (sealed.at(-1) as number) ^ 1;
    writeFileSync(join(path, "r"), sealed);
    let bytes = 0;
    const reading = async () => {
      for await (const chunk of (await blobs.stream("r"))?.stream ?? []) bytes += (chunk as Buffer).length;
    };
    await expect(reading()).rejects.toThrow();
    expect(bytes).toBeLessThanOrEqual(2 * segmentBytes);
  });

  it("refuses keys that lead out of it", async () => {
    const path = folder();
    const blobs = createEncryptedFolder(path, loadMasterKeys(path));
    for (const key of ["../x", "/etc/passwd", "a/../b", "a//b", ".", "a/.hidden", "", "a\u0000"]) {
      await expect(async () => blobs.write(key, Buffer.alloc(1))).rejects.toThrow();
    }
  });

  it("opens old blobs after a rotation, and once rewrapped needs the new key alone", async () => {
    const path = folder();
    const keys = loadMasterKeys(path);
    const old = keys.current;
    const content = Buffer.from("hello");
    const blobs = createEncryptedFolder(path, keys);
    await blobs.write("r", content);
    const { current } = rotateMasterKeys(path);
    expect(current.id).not.toBe(old.id);
    // Who loaded them before the rotation has the new one from the next use on.
    expect(keys.current.id).toBe(current.id);
    expect(Buffer.from((await blobs.read("r")) as Uint8Array).equals(content)).toBe(true);
    expect([await blobs.rewrap("r"), await blobs.rewrap("r")]).toEqual([true, false]);
    const alone = (only: typeof current) =>
      createEncryptedFolder(path, { current: only, find: (id) => (id === only.id ? only.key : undefined) });
    expect(Buffer.from((await alone(current).read("r")) as Uint8Array).equals(content)).toBe(true);
    await expect(alone(old).read("r")).rejects.toThrow("master key");
  });
});
