import type { Readable } from "node:stream";

/**
 * Where recordings and prompts are kept. Keys are ours: parts of letters, digits, `-`, `_` and `.`, joined by slashes.
 * What is written is complete or not there at all.
 */
export interface BlobStore {
  write(key: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is none. @throws Error when it was changed or belongs elsewhere */
  read(key: string): Promise<Uint8Array | null>;
  /** The same piece by piece; null when there is none. The stream fails when a piece was changed. */
  stream(key: string): Promise<{ bytes: number; stream: Readable } | null>;
  /** One that is gone already is not an error. */
  delete(key: string): Promise<void>;
}

/** @throws Error for a key that could leave the store */
export function checkBlobKey(key: string): string {
  if (!/^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/.test(key) || key.length > 300) {
    throw new Error("not a key of a blob");
  }
  return key;
}
