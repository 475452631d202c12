import { GitBranch } from "lucide-react";
import { asList, asObject, asText, type NodeEditor, ruleLine } from "../node-editor";

export const branchEditor: NodeEditor = {
  icon: GitBranch,
  card: (config, { text, condition }) =>
    asList(config.branches)
      .map(asObject)
      .map(({ label, when }) =>
        ruleLine(text("card.branch", { branch: asText(label), condition: condition(when) ?? text("card.always") })),
      ),
};
