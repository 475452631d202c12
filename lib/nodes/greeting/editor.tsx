import { MessageSquareQuote } from "lucide-react";
import { asList, type NodeEditor, ruleLine, speechLine } from "../node-editor";

export const greetingEditor: NodeEditor = {
  icon: MessageSquareQuote,
  card(config, { speech, text, list }) {
    const facts = asList(config.tell).map((fact) => text(`fields.tell.options.${String(fact)}`).toLocaleLowerCase());
    return [
      ...speechLine(speech(config.prompt)),
      ...(facts.length > 0 ? [ruleLine(text("card.tells", { facts: list(facts) }))] : []),
    ];
  },
};
