/**
 * The language `<Gather>` recognises speech in, or null when it cannot: then only keys are listened for.
 *
 * @param language BCP 47, e.g. `en-US`
 * Source: twilio.com/docs/voice/twiml/gather (languages of speech recognition)
 */
export function listeningLanguage(language: string): string | null {
  if (known.has(language)) return language;
  const base = language.split("-")[0] ?? "";
  if (Object.hasOwn(mainRegion, base)) return mainRegion[base] ?? null;
  return [...known].find((candidate) => candidate.startsWith(`${base}-`)) ?? null;
}

const mainRegion: Record<string, string> = {
  ar: "ar-AE",
  en: "en-US",
  es: "es-ES",
  fr: "fr-FR",
  pt: "pt-BR",
  zh: "cmn-Hans-CN",
};

const known = new Set(
  `af-ZA am-ET ar-AE ar-BH ar-DZ ar-EG ar-IQ ar-JO ar-KW ar-LB ar-MA ar-OM ar-PS ar-QA ar-SA ar-TN az-AZ bg-BG bn-BD bn-IN
  ca-ES cmn-Hans-CN cs-CZ da-DK de-DE el-GR en-AU en-CA en-GB en-GH en-IE en-IN en-KE en-NG en-NZ en-PH en-SG en-TZ en-US
  en-ZA es-AR es-BO es-CL es-CO es-CR es-DO es-EC es-ES es-GT es-HN es-MX es-NI es-PA es-PE es-PR es-PY es-SV es-US es-UY
  es-VE et-EE eu-ES fa-IR fi-FI fil-PH fr-CA fr-FR gl-ES gu-IN he-IL hi-IN hr-HR hu-HU hy-AM id-ID is-IS it-IT ja-JP ka-GE
  km-KH kn-IN ko-KR lo-LA lt-LT lv-LV mk-MK ml-IN mn-MN mr-IN ms-MY my-MM nb-NO ne-NP nl-BE nl-NL pl-PL pt-BR pt-PT ro-RO
  ru-RU si-LK sk-SK sl-SI sq-AL sr-RS sv-SE sw-KE sw-TZ ta-IN te-IN th-TH tr-TR uk-UA ur-IN ur-PK uz-UZ vi-VN zu-ZA`.split(
    /\s+/,
  ),
);
