export const tellableFacts = ["address", "hours", "website", "phone"] as const;

type Fact = (typeof tellableFacts)[number];

const sentences: Record<string, Record<Fact, string>> = {
  en: {
    address: "Our address is ~.",
    hours: "We are open ~.",
    website: "Find us online at ~.",
    phone: "Our phone number is ~.",
  },
  ar: {
    address: "عنواننا هو ~.",
    hours: "أوقات العمل لدينا ~.",
    website: "موقعنا على الإنترنت ~.",
    phone: "رقم هاتفنا ~.",
  },
  et: {
    address: "Meie aadress on ~.",
    hours: "Oleme avatud ~.",
    website: "Meie veebileht on ~.",
    phone: "Meie telefoninumber on ~.",
  },
};

/** A fact as it is spoken. A language without a sentence of its own, and a text that already is a sentence, are spoken as written. */
export function factSentence(fact: Fact, text: string, language: string): string {
  const sentence = sentences[language.split("-")[0] ?? ""]?.[fact];
  if (!sentence || /[.!?؟]$/.test(text.trim())) return text;
  return sentence.replace("~", () => text.trim());
}
