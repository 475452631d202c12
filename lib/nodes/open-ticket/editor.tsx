import { TicketPlus } from "lucide-react";
import { asText, type NodeEditor, ruleLine } from "../node-editor";

export const openTicketEditor: NodeEditor = {
  icon: TicketPlus,
  card: (config, { template, text }) => [ruleLine(text("card.opens", { subject: template(asText(config.subject)) }))],
};
