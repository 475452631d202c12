/** What a caller hears when a flow cannot go on and has no fallback of its own, by language. */
const apologies: Record<string, string> = {
  en: "We are sorry, something went wrong on our side. Please call again a little later. Goodbye.",
  ar: "نعتذر، حدث خطأ لدينا. يرجى معاودة الاتصال بعد قليل. مع السلامة.",
  et: "Vabandame, meie poolel läks midagi valesti. Palun helistage veidi hiljem uuesti. Head aega.",
};

export function apology(language: string): { text: string; language: string } {
  const base = language.split("-")[0] ?? "en";
  const text = apologies[base];
  return text ? { text, language } : { text: apologies.en as string, language: "en-US" };
}
