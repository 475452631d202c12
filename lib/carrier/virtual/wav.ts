const sampleRate = 8000;

/** A quiet 440 Hz tone as 16-bit mono WAV at the telephone's 8 kHz: what is recorded where there is no microphone. */
export function toneWav(seconds: number): Uint8Array {
  const samples = Math.max(1, Math.round(seconds * sampleRate));
  const bytes = Buffer.alloc(44 + samples * 2);
  bytes.write("RIFF", 0, "latin1");
  bytes.writeUInt32LE(36 + samples * 2, 4);
  bytes.write("WAVEfmt ", 8, "latin1");
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(sampleRate, 24);
  bytes.writeUInt32LE(sampleRate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36, "latin1");
  bytes.writeUInt32LE(samples * 2, 40);
  for (let index = 0; index < samples; index += 1) {
    bytes.writeInt16LE(Math.round(Math.sin((2 * Math.PI * 440 * index) / sampleRate) * 6000), 44 + index * 2);
  }
  return bytes;
}

/** Length of a PCM WAV, or null when these bytes are not one. */
export function wavSeconds(bytes: Uint8Array): number | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 44 || buffer.toString("latin1", 0, 4) !== "RIFF" || buffer.toString("latin1", 8, 12) !== "WAVE")
    return null;
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= buffer.length; ) {
    const id = buffer.toString("latin1", at, at + 4);
    const size = buffer.readUInt32LE(at + 4);
    if (id === "fmt " && at + 20 <= buffer.length) bytesPerSecond = buffer.readUInt32LE(at + 16);
    if (id === "data" && bytesPerSecond > 0) return Math.min(size, buffer.length - at - 8) / bytesPerSecond;
    at += 8 + size + (size % 2);
  }
  return null;
}
