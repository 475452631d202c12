import { PhoneForwarded } from "lucide-react";
import { asNumber, asText, type NodeEditor, ruleLine, speechLine } from "../node-editor";

export const callbackEditor: NodeEditor = {
  icon: PhoneForwarded,
  card(config, { speech, text, duration }) {
    const queue = asText(config.queue);
    const delay = asNumber(config.delayMinutes) ?? 0;
    return [
      ...speechLine(speech(config.prompt)),
      ...(queue === "" ? [] : [ruleLine(text("card.queue", { queue }))]),
      ...(delay === 0 ? [] : [ruleLine(text("card.delay", { time: duration(delay * 60) }))]),
    ];
  },
};
