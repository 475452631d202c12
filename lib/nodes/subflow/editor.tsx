import { Workflow } from "lucide-react";
import { asList, asObject, asText, type NodeEditor, ruleLine } from "../node-editor";

export const subflowEditor: NodeEditor = {
  icon: Workflow,
  card(config, { text, list }) {
    const flow = asText(config.flow);
    const kept = asList(config.output).map((each) => asText(asObject(each).outer));
    return [
      ruleLine(flow === "" ? text("card.noFlow") : text("card.runs", { flow })),
      ...(kept.length > 0 ? [ruleLine(text("card.keeps", { variables: list(kept) }))] : []),
    ];
  },
};
