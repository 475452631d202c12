import { hasVoice } from "../voice-languages";
import type { Check } from "./check";

/** Text in a language the carrier cannot speak is read out by a foreign voice; recorded audio is what callers deserve. */
export const voiceCheck: Check = ({ flow, nodes }) => {
  const mute = flow.languages.filter((language) => !hasVoice(language));
  if (mute.length === 0) return [];
  return [...nodes.values()].flatMap(({ id, type, config }) => {
    if (!type || config === undefined) return [];
    return type.prompts(config).flatMap(({ path, prompt }) =>
      mute
        .filter((language) => {
          const content = prompt[language];
          return content && "say" in content && content.say.trim() !== "";
        })
        .map((language) => ({
          code: "voice_missing",
          severity: "warning" as const,
          nodeId: id,
          path: `${path}.${language}`,
          message: `The carrier has no voice for ${language}, so this would be read by a foreign one. Record it as audio.`,
          values: { language },
        })),
    );
  });
};
