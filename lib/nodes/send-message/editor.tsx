import { MessageSquareText } from "lucide-react";
import { asText, type NodeEditor, ruleLine } from "../node-editor";

export const sendMessageEditor: NodeEditor = {
  icon: MessageSquareText,
  card(config, { text, template }) {
    const channel = asText(config.channel);
    const to = asText(config.to);
    return [ruleLine(to === "" ? text(`card.${channel}`) : text(`card.${channel}To`, { to: template(to) }))];
  },
  showsField: (field, config) => field !== "subject" || config.channel === "email",
};
