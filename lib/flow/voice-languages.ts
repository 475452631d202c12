/**
 * Languages the carrier can speak, without their region: another region's voice is better than none.
 * Source: twilio.com/docs/voice/twiml/say/text-speech. The voices themselves are the renderer's.
 */
const spoken = new Set(
  (
    "af ar bg bn ca cmn cs cy da de el en es eu fi fil fr gl gu he hi hu id is it ja kn ko lt lv ml mr ms nb nl no pa pl " +
    "pt ro ru sk sr sv ta te th tr uk vi yue zh"
  ).split(" "),
);

/** Whether text in this language can be spoken; otherwise its prompts need recorded audio (Estonian, for one). */
export const hasVoice = (language: string): boolean => spoken.has(language.split("-")[0] ?? "");
