import { UserSearch } from "lucide-react";
import { asText, type NodeEditor, ruleLine } from "../node-editor";

export const crmLookupEditor: NodeEditor = {
  icon: UserSearch,
  card: (config, { template, text }) => [
    ruleLine(text(config.by === "phone" ? "card.phone" : "card.idNumber", { value: template(asText(config.value)) })),
  ],
};
