import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { MasterKeys } from "./master-keys";

/**
 * How a blob lies in the store: encrypted from the first byte with a key of its own, which a master key wraps.
 *
 *     "CWE1" · master key id (8) · nonce (12) · wrapped key (32 + 16) · nonce prefix (7) · segments
 *
 * A segment is 64 KiB of the content and its tag (16); its nonce is the prefix, the segment's number (4) and whether it
 * is the last (1), so that segments cannot be dropped, moved or cut off. Everything is bound to the blob's key (its
 * name), so that one blob cannot be passed off as another. AES-256-GCM throughout.
 */
export const segmentBytes = 64 * 1024;
export const tagBytes = 16;
export const headerBytes = 4 + 8 + 12 + 48 + 7;
const magic = Buffer.from("CWE1");

export function seal(name: string, content: Uint8Array, keys: MasterKeys): Buffer {
  const contentKey = randomBytes(32);
  const prefix = randomBytes(7);
  const parts = [wrap(name, contentKey, keys), prefix];
  const count = segmentCount(content.length);
  for (let index = 0; index < count; index += 1) {
    const plain = content.subarray(index * segmentBytes, (index + 1) * segmentBytes);
    const cipher = createCipheriv("aes-256-gcm", contentKey, nonce(prefix, index, index === count - 1));
    cipher.setAAD(Buffer.from(name));
    parts.push(cipher.update(plain), cipher.final(), cipher.getAuthTag());
  }
  return Buffer.concat(parts);
}

/** Opens segments one after the other. @throws Error when the header or a segment is not what was written */
export function opener(
  name: string,
  header: Buffer,
  keys: MasterKeys,
): (segment: Buffer, index: number, isLast: boolean) => Buffer {
  if (header.length !== headerBytes || !header.subarray(0, 4).equals(magic)) throw new Error("not an encrypted blob");
  const contentKey = unwrap(name, header, keys);
  const prefix = header.subarray(72);
  return (segment, index, isLast) => {
    if (segment.length < tagBytes) throw new Error("an encrypted blob is cut off");
    const decipher = createDecipheriv("aes-256-gcm", contentKey, nonce(prefix, index, isLast));
    decipher.setAAD(Buffer.from(name));
    decipher.setAuthTag(segment.subarray(-tagBytes));
    return Buffer.concat([decipher.update(segment.subarray(0, -tagBytes)), decipher.final()]);
  };
}

export function open(name: string, sealed: Buffer, keys: MasterKeys): Buffer {
  const openSegment = opener(name, sealed.subarray(0, headerBytes), keys);
  const body = sealed.subarray(headerBytes);
  const parts: Buffer[] = [];
  const step = segmentBytes + tagBytes;
  for (let index = 0; ; index += 1) {
    const segment = body.subarray(index * step, (index + 1) * step);
    const isLast = (index + 1) * step >= body.length;
    parts.push(openSegment(segment, index, isLast));
    if (isLast) return Buffer.concat(parts);
  }
}

/** Which master key wraps a blob, by its first bytes; null when it is none of ours. */
export const wrappedBy = (header: Buffer): string | null =>
  header.length >= 12 && header.subarray(0, 4).equals(magic) ? header.subarray(4, 12).toString("hex") : null;

/** The same blob with its key wrapped by the current master key; its content is not touched. Null when it is so already. */
export function rewrapped(name: string, sealed: Buffer, keys: MasterKeys): Buffer | null {
  const header = sealed.subarray(0, headerBytes);
  if (wrappedBy(header) === keys.current.id) return null;
  return Buffer.concat([wrap(name, unwrap(name, header, keys), keys), sealed.subarray(72)]);
}

/** Content length of a sealed blob of this length. */
export function contentBytes(sealedLength: number): number {
  const body = sealedLength - headerBytes;
  return body - Math.ceil(body / (segmentBytes + tagBytes)) * tagBytes;
}

const segmentCount = (length: number) => Math.max(1, Math.ceil(length / segmentBytes));

function wrap(name: string, contentKey: Buffer, { current }: MasterKeys): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", current.key, iv);
  cipher.setAAD(Buffer.from(name));
  return Buffer.concat([
    magic,
    Buffer.from(current.id, "hex"),
    iv,
    cipher.update(contentKey),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

function unwrap(name: string, header: Buffer, keys: MasterKeys): Buffer {
  const master = keys.find(header.subarray(4, 12).toString("hex"));
  if (!master) throw new Error("the master key of a blob is missing");
  const decipher = createDecipheriv("aes-256-gcm", master, header.subarray(12, 24));
  decipher.setAAD(Buffer.from(name));
  decipher.setAuthTag(header.subarray(56, 72));
  return Buffer.concat([decipher.update(header.subarray(24, 56)), decipher.final()]);
}

function nonce(prefix: Buffer, index: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  prefix.copy(bytes);
  bytes.writeUInt32BE(index, 7);
  bytes[11] = isLast ? 1 : 0;
  return bytes;
}
