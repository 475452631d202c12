import { Gift } from "lucide-react";
import { asList, asObject, asText, type NodeEditor, ruleLine } from "../node-editor";

export const suggestEditor: NodeEditor = {
  icon: Gift,
  card: (config, { text, condition }) =>
    asList(config.offers)
      .map(asObject)
      .map(({ name, when }) => {
        const whom = condition(when);
        return ruleLine(whom === null ? asText(name) : text("card.offer", { offer: asText(name), condition: whom }));
      }),
};
