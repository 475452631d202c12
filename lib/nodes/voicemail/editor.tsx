import { Voicemail } from "lucide-react";
import { asNumber, type NodeEditor, ruleLine, speechLine } from "../node-editor";

export const voicemailEditor: NodeEditor = {
  icon: Voicemail,
  card: (config, { speech, text, duration }) => [
    ...speechLine(speech(config.prompt)),
    ruleLine(text("card.upTo", { duration: duration(asNumber(config.maxSeconds) ?? 120) })),
  ],
};
