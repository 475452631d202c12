import { Split } from "lucide-react";
import { asList, asNumber, asObject, asText, type NodeEditor, ruleLine } from "../node-editor";

export const splitEditor: NodeEditor = {
  icon: Split,
  card: (config, { text }) =>
    asList(config.branches)
      .map(asObject)
      .map((branch) =>
        ruleLine(text("card.branch", { percent: asNumber(branch.percent) ?? 0, branch: asText(branch.label) })),
      ),
};
