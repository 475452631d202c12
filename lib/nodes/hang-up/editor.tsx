import { PhoneOff } from "lucide-react";
import { type NodeEditor, ruleLine, speechLine } from "../node-editor";

export const hangUpEditor: NodeEditor = {
  icon: PhoneOff,
  card(config, { speech, text }) {
    const said = speech(config.prompt);
    return said === null ? [ruleLine(text("card.ends"))] : speechLine(said);
  },
};
