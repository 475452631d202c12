import { Globe } from "lucide-react";
import { asList, asObject, asText, type NodeEditor, ruleLine } from "../node-editor";
import { isIdempotent, takesBody } from "./written-request";

export const httpRequestEditor: NodeEditor = {
  icon: Globe,
  card(config, { text, list, template }) {
    const method = asText(config.method) || "GET";
    const url = asText(config.url)
      .replace(/^\s*https?:\/\//i, "")
      .replace(/\?.*$/s, "");
    const kept = asList(config.variables)
      .map((each) => asText(asObject(each).variable))
      .filter((name) => name !== "");
    return [
      ruleLine(url === "" ? text("card.nothing") : text("card.asks", { method, url: template(url) })),
      ...(kept.length === 0 ? [] : [ruleLine(text("card.keeps", { names: list(kept) }))]),
    ];
  },
  showsField(field, config) {
    const method = asText(config.method);
    if (field === "body" || field === "bodyType") return takesBody(method);
    if (field === "repeatable") return !isIdempotent(method);
    return true;
  },
};
