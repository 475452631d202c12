/**
 * The languages and voices of `<Say>` and the languages of `<Gather>`, from Twilio's documentation
 * (twilio.com/docs/voice/twiml/say/text-speech and twilio.com/docs/voice/twiml/gather/gather-language-support).
 * There is no Estonian voice: et-EE can be heard by `<Gather>` and not spoken by `<Say>`.
 */
const words = (list: string) => new Set(list.trim().split(/\s+/));

export const sayLanguages = words(`
  af-ZA am-ET ar-AE ar-XA arb bg-BG bn-IN ca-ES cmn-CN cmn-TW cs-CZ cy-GB da-DK de-AT de-DE el-GR en-AU en-CA en-GB en-GB-WLS
  en-IE en-IN en-NZ en-US en-ZA es-ES es-MX es-US eu-ES fi-FI fil-PH fr-BE fr-CA fr-FR gl-ES gu-IN he-IL hi-IN hu-HU id-ID is-IS
  it-IT ja-JP kn-IN ko-KR lt-LT lv-LV ml-IN mr-IN ms-MY nb-NO nl-BE nl-NL pa-IN pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sr-RS sv-SE
  ta-IN te-IN th-TH tr-TR uk-UA vi-VN yue-HK zh-CN zh-HK zh-TW`);

export const gatherLanguages = words(`
  af-ZA am-ET ar-AE ar-BH ar-DZ ar-EG ar-IL ar-IQ ar-JO ar-KW ar-LB ar-MA ar-OM ar-PS ar-QA ar-SA ar-TN az-AZ bg-BG bn-BD bn-IN
  ca-ES cmn-Hans-CN cmn-Hant-TW cs-CZ da-DK de-DE el-GR en-AU en-CA en-GB en-GH en-IE en-IN en-KE en-NG en-NZ en-PH en-SG en-TZ
  en-US en-ZA es-AR es-BO es-CL es-CO es-CR es-DO es-EC es-ES es-GT es-HN es-MX es-NI es-PA es-PE es-PR es-PY es-SV es-US es-UY
  es-VE et-EE eu-ES fa-IR fi-FI fil-PH fr-CA fr-FR gl-ES gu-IN he-IL hi-IN hr-HR hu-HU hy-AM id-ID is-IS it-IT ja-JP jv-ID ka-GE
  km-KH kn-IN ko-KR lo-LA lt-LT lv-LV mk-MK ml-IN mn-MN mr-IN ms-MY my-MM nb-NO ne-NP nl-BE nl-NL pa-guru-IN pl-PL pt-BR pt-PT
  ro-RO ru-RU si-LK sk-SK sl-SI sq-AL sr-RS su-ID sv-SE sw-KE sw-TZ ta-IN ta-LK ta-MY ta-SG te-IN th-TH tr-TR uk-UA ur-IN ur-PK
  uz-UZ vi-VN yue-Hant-HK zh zh-TW zu-ZA`);

const pollyNames = words(`
  Aditi Adriano Amy Andres Aria Arlet Arthur Astrid Ayanda Bianca Brian Burcu Camila Carla Carmen Celine Chantal Conchita Cristiano
  Daniel Danielle Dora Elin Emma Enrique Ewa Filiz Gabrielle Geraint Giorgio Gregory Gwyneth Hala Hannah Hans Hiujin Ida Ines
  Isabelle Ivy Jacek Jan Joanna Joey Justin Kajal Karl Kazuha Kendra Kevin Kimberly Laura Lea Liam Lisa Liv Lotte Lucia Lupe Mads
  Maja Marlene Mathieu Matthew Maxim Mia Miguel Mizuki Mía Naja Niamh Nicole Ola Olivia Pedro Penelope Raveena Remi Ricardo Ruben
  Russell Ruth Rémi Salli Seoyeon Sergio Sofie Stephen Suvi Takumi Tatyana Thiago Tomoko Vicki Vitoria Zayd Zeina Zhiyu`);

export function isSayVoice(voice: string): boolean {
  if (voice === "man" || voice === "woman" || voice === "alice") return true;
  const polly = /^Polly\.([^-.]+)(-Neural|-Generative)?$/.exec(voice);
  if (polly) return pollyNames.has(polly[1] ?? "");
  const google = /^Google\.([a-z]{2,3}-[A-Za-z]{2})-(Standard|Wavenet|Neural2|Chirp3-HD)-[A-Za-z]+$/.exec(voice);
  return google !== null && sayLanguages.has(google[1] ?? "");
}
