import { ClipboardCheck } from "lucide-react";
import { asList, asText, type NodeEditor, ruleLine } from "../node-editor";

export const afterCallWorkEditor: NodeEditor = {
  icon: ClipboardCheck,
  card(config, { text, list, template }) {
    const summary = template(asText(config.summary));
    const things = [
      asList(config.dispositions).length > 0 ? text("card.disposition") : "",
      asText(config.note) ? text("card.note") : "",
      config.followUp ? text("card.followUp") : "",
      config.ticket ? text("card.ticket") : "",
    ].filter(Boolean);
    return [
      ...(summary === "" ? [] : [ruleLine(text("card.writes", { summary }))]),
      ...(things.length > 0 ? [ruleLine(text("card.also", { things: list(things) }))] : []),
    ];
  },
};
