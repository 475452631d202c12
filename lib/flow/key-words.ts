/** How a key of the phone is called, with the forms that case and gender give it. */
const words: Record<string, Record<string, readonly string[]>> = {
  en: {
    0: ["zero", "oh", "nought"],
    1: ["one"],
    2: ["two"],
    3: ["three"],
    4: ["four"],
    5: ["five"],
    6: ["six"],
    7: ["seven"],
    8: ["eight"],
    9: ["nine"],
    "*": ["star", "asterisk"],
    "#": ["hash", "pound"],
  },
  ar: {
    0: ["صفر", "الصفر"],
    1: ["واحد", "واحدا", "الواحد", "واحدة"],
    2: ["اثنان", "اثنين", "الاثنين", "اثنتان", "اثنتين"],
    3: ["ثلاثة", "الثلاثة", "ثلاث"],
    4: ["أربعة", "الأربعة", "أربع"],
    5: ["خمسة", "الخمسة", "خمس"],
    6: ["ستة", "الستة", "ست"],
    7: ["سبعة", "السبعة", "سبع"],
    8: ["ثمانية", "الثمانية", "ثماني", "ثمان"],
    9: ["تسعة", "التسعة", "تسع"],
    "*": ["نجمة", "النجمة"],
    "#": ["مربع", "المربع", "شباك", "الشباك"],
  },
  et: {
    0: ["null", "nulli"],
    1: ["üks", "ühe", "ühte", "ühtki"],
    2: ["kaks", "kahe", "kahte"],
    3: ["kolm", "kolme"],
    4: ["neli", "nelja"],
    5: ["viis", "viie", "viit"],
    6: ["kuus", "kuue", "kuut"],
    7: ["seitse", "seitsme", "seitset"],
    8: ["kaheksa", "kaheksat"],
    9: ["üheksa", "üheksat"],
    "*": ["tärn", "tärni", "tärnike"],
    "#": ["trellid", "trelle", "trell", "trelli"],
  },
};

/** Words for a key in a language, the key itself and its Arabic-Indic digit among them; null when the language is not known here. */
export function keyWords(key: string, language: string): readonly string[] | null {
  const known = words[language.split("-")[0] ?? ""];
  if (!known) return null;
  const digit = /^\d$/.test(key)
    ? [String.fromCharCode(0x0660 + Number(key)), String.fromCharCode(0x06f0 + Number(key))]
    : [];
  return [key, ...digit, ...(known[key] ?? [])];
}
