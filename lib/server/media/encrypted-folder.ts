import { randomBytes } from "node:crypto";
import { mkdir, opendir, open as openFile, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { Readable } from "node:stream";
import { type BlobStore, checkBlobKey } from "./blob-store";
import {
  contentBytes,
  headerBytes,
  open,
  opener,
  rewrapped,
  seal,
  segmentBytes,
  tagBytes,
  wrappedBy,
} from "./envelope";
import type { MasterKeys } from "./master-keys";

export interface EncryptedFolder extends BlobStore {
  /** The keys of all blobs, in no order. */
  keys(): AsyncIterable<string>;
  /** Which master key wraps the blob; null when it is gone or none of ours. */
  wrappedBy(key: string): Promise<string | null>;
  /** Wraps the blob's key with the current master key. @returns false when there was nothing to do @throws Error when it cannot be opened */
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
    keys: () => keysIn(folder),
    wrappedBy: async (key) => {
      const header = await readHeader(pathOf(key));
      return header && wrappedBy(header);
    },
    async rewrap(key) {
      const path = pathOf(key);
      const header = await readHeader(path);
      if (header === null || wrappedBy(header) === keys.current.id) return false;
      const sealed = await readIfThere(path);
      const next = sealed && rewrapped(key, sealed, keys);
      if (next) await replace(path, next);
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
  const unfinished = `${path}.${randomBytes(6).toString("hex")}${unfinishedEnd}`;
  await writeFile(unfinished, bytes, { mode: 0o600, flush: true });
  await rename(unfinished, path);
}

/** As `put`, but what was deleted meanwhile stays deleted. */
async function replace(path: string, bytes: Buffer): Promise<void> {
  const unfinished = `${path}.${randomBytes(6).toString("hex")}${unfinishedEnd}`;
  await writeFile(unfinished, bytes, { mode: 0o600, flush: true });
  const isThere = (await stat(path).catch(ifMissing)) !== null;
  await (isThere ? rename(unfinished, path) : rm(unfinished));
}

async function readHeader(path: string): Promise<Buffer | null> {
  const file = await openFile(path).catch(ifMissing);
  if (!file) return null;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * What a process that was killed has left unfinished is no blob. Folder by folder, since Node 20 loses entries of a large
 * folder when it reads one recursively (https://github.com/nodejs/node/issues/48820).
 */
async function* keysIn(folder: string, below = ""): AsyncGenerator<string> {
  for await (const entry of (await opendir(join(folder, below)).catch(ifMissing)) ?? []) {
    const key = posix.join(below, entry.name);
    if (entry.isDirectory()) yield* keysIn(folder, key);
    else if (entry.isFile() && !entry.name.endsWith(unfinishedEnd)) yield key;
  }
}

const unfinishedEnd = ".new";

const readIfThere = (path: string): Promise<Buffer | null> => readFile(path).catch(ifMissing);

function ifMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
