/** The text that bytes are in UTF-8, without a byte-order mark; null when they are none: an older code page, or no text. */
export function utf8Text(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
