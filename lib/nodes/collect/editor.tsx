import { TextCursorInput } from "lucide-react";
import { asText, type NodeEditor, ruleLine, speechLine } from "../node-editor";

/** The fields that matter for some kinds alone. */
const kindsOf: Record<string, readonly string[]> = {
  leastDigits: ["digits"],
  mostDigits: ["digits"],
  masked: ["digits"],
  shownDigits: ["digits"],
  dateOrder: ["date"],
  earliestDays: ["date"],
  latestDays: ["date"],
  timeZone: ["date"],
  leastAmount: ["amount"],
  mostAmount: ["amount"],
  speech: ["digits", "date", "amount", "phoneNumber"],
};

export const collectEditor: NodeEditor = {
  icon: TextCursorInput,
  card: (config, { speech, text }) => [
    ...speechLine(speech(config.prompt)),
    ruleLine(text(`card.${asText(config.kind) || "digits"}`, { name: asText(config.name) })),
  ],
  showsField(field, config) {
    const kind = asText(config.kind) || "digits";
    const masked = kind === "digits" && config.masked === true;
    if (masked && ["confirm", "speech"].includes(field)) return false;
    if (field === "shownDigits" && !masked) return false;
    if (field === "speechTimeoutSeconds") return kind === "speech" || (config.speech === true && !masked);
    return kindsOf[field]?.includes(kind) ?? true;
  },
};
