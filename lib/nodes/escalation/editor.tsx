import { ArrowUpNarrowWide } from "lucide-react";
import { asList, asNumber, asObject, asText, type NodeEditor, ruleLine } from "../node-editor";

export const escalationEditor: NodeEditor = {
  icon: ArrowUpNarrowWide,
  card: (config, { text, duration, condition }) =>
    asList(config.rules)
      .map(asObject)
      .map((rule) => {
        const exit = text(`exits.${asText(rule.exit)}`).toLocaleLowerCase();
        const seconds = asNumber(rule.afterSeconds);
        const when = condition(rule.when);
        if (seconds !== null && when !== null)
          return ruleLine(text("card.afterIf", { duration: duration(seconds), condition: when, exit }));
        if (seconds !== null) return ruleLine(text("card.after", { duration: duration(seconds), exit }));
        return ruleLine(when === null ? text("card.always", { exit }) : text("card.if", { condition: when, exit }));
      }),
};
