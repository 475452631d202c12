import { Variable } from "lucide-react";
import { asList, asObject, asText, type NodeEditor, ruleLine } from "../node-editor";

export const setVariableEditor: NodeEditor = {
  icon: Variable,
  card: (config, { template }) =>
    asList(config.assignments)
      .map(asObject)
      .map(({ name, value }) => ruleLine(`${asText(name)} = ${template(asText(value))}`)),
};
