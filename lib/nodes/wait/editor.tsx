import { Hourglass } from "lucide-react";
import { asNumber, type NodeEditor, ruleLine, speechLine } from "../node-editor";

export const waitEditor: NodeEditor = {
  icon: Hourglass,
  card: (config, { speech, text, duration }) => [
    ...speechLine(speech(config.prompt)),
    ruleLine(text("card.waits", { duration: duration(asNumber(config.seconds) ?? 0) })),
  ],
};
