import { Undo2 } from "lucide-react";
import { asText, type NodeEditor, ruleLine } from "../node-editor";

export const returnFromSubflowEditor: NodeEditor = {
  icon: Undo2,
  card: (config, { text }) => [ruleLine(text("card.returns", { outcome: asText(config.outcome) }))],
};
