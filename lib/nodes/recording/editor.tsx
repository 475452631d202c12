import { CircleDot } from "lucide-react";
import { asText, type NodeEditor, ruleLine, speechLine } from "../node-editor";

export const recordingEditor: NodeEditor = {
  icon: CircleDot,
  card: (config, { speech, text }) => [
    ...speechLine(speech(config.announcement)),
    ruleLine(text(`fields.action.options.${asText(config.action) || "start"}`)),
  ],
};
