import { ListTree } from "lucide-react";
import { asList, asObject, asText, type NodeEditor, ruleLine, speechLine } from "../node-editor";

export const menuEditor: NodeEditor = {
  icon: ListTree,
  card(config, { speech, text }) {
    const choices = asList(config.choices);
    const said = speech(config.prompt) ?? speech(asObject(choices[0]).prompt);
    return said === null ? [ruleLine(text("card.noPrompt", { count: choices.length }))] : speechLine(said);
  },
  exitKey(config, exitId) {
    const choice = asList(config.choices)
      .map(asObject)
      .find((each) => each.id === exitId);
    return choice ? asText(choice.key) || null : null;
  },
  showsField: (field, config) => field !== "speechTimeoutSeconds" || config.speech === true,
};
