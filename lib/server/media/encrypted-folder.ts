import { randomBytes } from "node:crypto";
import { mkdir, open as openFile, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { type BlobStore, checkBlobKey } from "./blob-store";
import { contentBytes, headerBytes, open, opener, rewrapped, seal, segmentBytes, tagBytes } from "./envelope";
import type { MasterKeys } from "./master-keys";

export interface EncryptedFolder extends BlobStore {
  /** Wraps the blob's key with the current master key. @returns false when there was nothing to do */
  rewrap(key: string): Promise<boolean>;
}

/** A blob store in a folder; no byte of content is ever on the disk in the clear. */
export function createEncryptedFolder(folder: string, keys: MasterKeys): EncryptedFolder {
  const pathOf = (key: string) => join(folder, checkBlobKey(key));
  return {
    write: (key, bytes) => put(pathOf(key), seal(key, bytes, keys)),
    async read(key) {
      const sealed = await readIfThere(pathOf(key));
      return sealed && open(key, sealed, keys);
    },
    async stream(key) {
      const file = await openFile(pathOf(key)).catch(ifMissing);
      if (!file) return null;
      const { size } = await file.stat();
      return {
        bytes: contentBytes(size),
        stream: Readable.from(segments(key, file, size, keys), { objectMode: false }),
      };
    },
    delete: (key) => rm(pathOf(key), { force: true }),
    async rewrap(key) {
      const sealed = await readIfThere(pathOf(key));
      const next = sealed && rewrapped(key, sealed, keys);
      if (next) await put(pathOf(key), next);
      return Boolean(next);
    },
  };
}

async function* segments(key: string, file: Awaited<ReturnType<typeof openFile>>, size: number, keys: MasterKeys) {
  try {
    const header = Buffer.alloc(headerBytes);
    await file.read(header, 0, headerBytes, 0);
    const openSegment = opener(key, header, keys);
    const step = segmentBytes + tagBytes;
    for (let index = 0, at = headerBytes; ; index += 1, at += step) {
      const segment = Buffer.alloc(Math.max(0, Math.min(step, size - at)));
      await file.read(segment, 0, segment.length, at);
      const isLast = at + step >= size;
      yield openSegment(segment, index, isLast);
      if (isLast) return;
    }
  } finally {
    await file.close();
  }
}

async function put(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${randomBytes(6).toString("hex")}.new`;
  await writeFile(unfinished, bytes, { mode: 0o600, flush: true });
  await rename(unfinished, path);
}

const readIfThere = (path: string): Promise<Buffer | null> => readFile(path).catch(ifMissing);

function ifMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
