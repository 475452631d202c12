import { PhoneForwarded } from "lucide-react";
import { asList, asNumber, asObject, asText, type NodeEditor, ruleLine, speechLine } from "../node-editor";

export const connectEditor: NodeEditor = {
  icon: PhoneForwarded,
  card(config, { speech, text, duration, list }) {
    const targets = asList(config.targets)
      .map(asObject)
      // Numbers are read from left to right in every language: U+2066 … U+2069 keep them so.
      .map((target) => asText(target.destination) || `\u2066${asText(target.number)}\u2069`);
    const rings = text("card.rings", { targets: list(targets) });
    const seconds = asNumber(config.ringSeconds);
    return [
      ruleLine(seconds === null ? rings : `${rings} ${text("card.forSeconds", { duration: duration(seconds) })}`),
      ...speechLine(speech(config.prompt)),
    ];
  },
  showsField: (field, config) => field !== "screenPrompt" || config.screen === true,
};
