/** What `<Say>` needs for a language; `voice` absent: the carrier's default voice of that language. */
export interface Voice {
  language: string;
  voice?: string;
}

/**
 * The voice that speaks a language, or null when the carrier has none (Estonian): such prompts need recorded audio.
 * Another region's voice is better than none, so `ar-EG` is spoken by the voice of `ar-AE`.
 *
 * @param language BCP 47, e.g. `en-US`
 * Source: twilio.com/docs/voice/twiml/say/text-speech
 */
export function voiceFor(language: string): Voice | null {
  if (Object.hasOwn(voices, language)) return named(language);
  const base = language.split("-")[0] ?? "";
  const relative = Object.hasOwn(mainRegion, base)
    ? mainRegion[base]
    : Object.keys(voices).find((key) => key.startsWith(`${base}-`));
  return relative ? named(relative) : null;
}

/** What speaks a language without a voice when there is no audio either: the nearest sounds are better than silence. */
export function substituteVoice(language: string): Voice {
  return named(language.startsWith("et") ? "fi-FI" : "en-US");
}

/** A voice name that can only be a voice name, e.g. `Polly.Joanna-Neural`, `Google.en-US-Chirp3-HD-Aoede`. */
export const isVoiceName = (voice: string): boolean =>
  /^(man|woman|alice|(Polly|Google)\.[\p{L}0-9-]{2,60})$/u.test(voice);

function named(language: string): Voice {
  const voice = voices[language];
  return voice ? { language, voice } : { language };
}

/** The region meant where a language is named alone or with a region that has no voice. */
const mainRegion: Record<string, string> = {
  ar: "ar-AE",
  en: "en-US",
  es: "es-ES",
  fr: "fr-FR",
  de: "de-DE",
  pt: "pt-BR",
  nl: "nl-NL",
  zh: "cmn-CN",
  no: "nb-NO",
};

/** Language → voice; "" where only the carrier's default voice exists. */
const voices: Record<string, string> = {
  "af-ZA": "",
  "ar-AE": "Polly.Hala-Neural",
  "ar-XA": "",
  "bg-BG": "",
  "bn-IN": "",
  "ca-ES": "Polly.Arlet-Neural",
  "cmn-CN": "Polly.Zhiyu",
  "cs-CZ": "",
  "cy-GB": "Polly.Gwyneth",
  "da-DK": "Polly.Naja",
  "de-AT": "Polly.Hannah-Neural",
  "de-DE": "Polly.Vicki",
  "el-GR": "",
  "en-AU": "Polly.Nicole",
  "en-GB": "Polly.Amy",
  "en-IE": "Polly.Niamh-Neural",
  "en-IN": "Polly.Raveena",
  "en-NZ": "Polly.Aria-Neural",
  "en-US": "Polly.Joanna",
  "en-ZA": "Polly.Ayanda-Neural",
  "es-ES": "Polly.Conchita",
  "es-MX": "Polly.Mia",
  "es-US": "Polly.Penelope",
  "eu-ES": "",
  "fi-FI": "Polly.Suvi-Neural",
  "fil-PH": "",
  "fr-BE": "Polly.Isabelle-Neural",
  "fr-CA": "Polly.Chantal",
  "fr-FR": "Polly.Celine",
  "gl-ES": "",
  "gu-IN": "",
  "he-IL": "",
  "hi-IN": "Polly.Aditi",
  "hu-HU": "",
  "id-ID": "",
  "is-IS": "Polly.Dora",
  "it-IT": "Polly.Carla",
  "ja-JP": "Polly.Mizuki",
  "kn-IN": "",
  "ko-KR": "Polly.Seoyeon",
  "lt-LT": "",
  "lv-LV": "",
  "ml-IN": "",
  "mr-IN": "",
  "ms-MY": "",
  "nb-NO": "Polly.Liv",
  "nl-BE": "Polly.Lisa-Neural",
  "nl-NL": "Polly.Lotte",
  "pa-IN": "",
  "pl-PL": "Polly.Ewa",
  "pt-BR": "Polly.Vitoria",
  "pt-PT": "Polly.Ines",
  "ro-RO": "Polly.Carmen",
  "ru-RU": "Polly.Tatyana",
  "sk-SK": "",
  "sr-RS": "",
  "sv-SE": "Polly.Astrid",
  "ta-IN": "",
  "te-IN": "",
  "th-TH": "",
  "tr-TR": "Polly.Filiz",
  "uk-UA": "",
  "vi-VN": "",
  "yue-HK": "",
};
