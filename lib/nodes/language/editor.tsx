import { Languages } from "lucide-react";
import { asList, asObject, asText, type NodeEditor, ruleLine } from "../node-editor";

const asks = (sources: readonly unknown[]) => sources.includes("choice");

export const languageEditor: NodeEditor = {
  icon: Languages,
  card(config, { text, list }) {
    const sources = asList(config.sources).map(String);
    const known = sources.filter((source) => source !== "choice");
    return [
      ...(known.length > 0
        ? [ruleLine(text("card.from", { sources: list(known.map((source) => text(`card.sources.${source}`))) }))]
        : []),
      ...(asks(sources)
        ? asList(config.choices)
            .map(asObject)
            .map(({ key, language }) => ruleLine(text("card.choice", { key: asText(key), language: asText(language) })))
        : []),
    ];
  },
  showsField(field, config) {
    const sources = asList(config.sources);
    if (field === "numbers") return sources.includes("number");
    return field === "sources" || asks(sources);
  },
};
