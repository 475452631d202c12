import { Headset } from "lucide-react";
import { asNumber, asText, type NodeEditor, ruleLine, speechLine } from "../node-editor";

export const queueEditor: NodeEditor = {
  icon: Headset,
  card(config, { speech, text, duration }) {
    const queue = asText(config.queue);
    const most = asNumber(config.maxWaitSeconds);
    return [
      ruleLine(
        most === null ? text("card.waits", { queue }) : text("card.waitsUpTo", { queue, duration: duration(most) }),
      ),
      ...speechLine(speech(config.prompt) ?? speech(config.waitPrompt)),
    ];
  },
  showsField(field, config) {
    if (field === "positionPrompt") return config.tellPosition === true;
    if (field === "estimatedWaitPrompt") return config.tellEstimatedWait === true;
    return true;
  },
};
