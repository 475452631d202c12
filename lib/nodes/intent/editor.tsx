import { MessageCircleQuestion } from "lucide-react";
import { asList, asObject, asText, type NodeEditor, ruleLine, speechLine } from "../node-editor";

export const intentEditor: NodeEditor = {
  icon: MessageCircleQuestion,
  card(config, { speech, text, list }) {
    const names = asList(config.intents).flatMap((intent) => asText(asObject(intent).name) || []);
    return [...speechLine(speech(config.prompt)), ruleLine(text("card.understands", { intents: list(names) }))];
  },
  exitKey(config, exitId) {
    const intent = asList(config.intents)
      .map(asObject)
      .find((each) => each.id === exitId);
    return intent ? asText(intent.key) || null : null;
  },
};
