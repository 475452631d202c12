/** Sound that the browser can decode, of any kind, mixed into one channel at another rate. @throws when it cannot decode it */
export async function decodeSound(encoded: ArrayBuffer, sampleRate: number): Promise<Float32Array> {
  // Decoding into a context of the wished rate resamples by the way.
  const sound = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(encoded);
  if (sound.numberOfChannels === 1) return sound.getChannelData(0);
  const mixer = new OfflineAudioContext(1, Math.max(1, sound.length), sampleRate);
  const source = mixer.createBufferSource();
  source.buffer = sound;
  source.connect(mixer.destination);
  source.start();
  return (await mixer.startRendering()).getChannelData(0);
}
