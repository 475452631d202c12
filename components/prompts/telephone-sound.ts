import { downsample } from "@/lib/sound/downsample";
import type { RecordedRate } from "@/lib/sound/limits";

/** A multiple of every rate that is recorded at, and more than a voice has. */
const fullRate = 48_000;

/** Sound that the browser can decode, of any kind, as one channel at a telephone's rate. @throws when it cannot decode it */
export async function telephoneSound(encoded: ArrayBuffer, sampleRate: RecordedRate): Promise<Float32Array> {
  // How well a browser itself takes a rate down is its own affair: some let through what then whistles.
  return downsample(await decodeSound(encoded, fullRate), fullRate / sampleRate);
}

/** The same at the rate that it has, or at a higher one. @throws when the browser cannot decode it */
export async function decodeSound(encoded: ArrayBuffer, sampleRate: number): Promise<Float32Array> {
  const sound = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(encoded);
  if (sound.numberOfChannels === 1) return sound.getChannelData(0);
  const mixer = new OfflineAudioContext(1, Math.max(1, sound.length), sampleRate);
  const source = mixer.createBufferSource();
  source.buffer = sound;
  source.connect(mixer.destination);
  source.start();
  return (await mixer.startRendering()).getChannelData(0);
}
