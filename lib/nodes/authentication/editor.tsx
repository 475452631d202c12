import { KeyRound } from "lucide-react";
import { asNumber, type NodeEditor, ruleLine, speechLine } from "../node-editor";

export const authenticationEditor: NodeEditor = {
  icon: KeyRound,
  card(config, { speech, text }) {
    const asked = config.knownCallerSkipsId === true ? config.askPin : config.askId;
    return [...speechLine(speech(asked)), ruleLine(text("card.checks", { attempts: asNumber(config.attempts) ?? 3 }))];
  },
};
