import { ShieldCheck } from "lucide-react";
import { asList, type NodeEditor, ruleLine, speechLine } from "../node-editor";

export const consentEditor: NodeEditor = {
  icon: ShieldCheck,
  card(config, { speech, text, list }) {
    const channels = asList(config.channels).map((channel) => text(`fields.channels.options.${String(channel)}`));
    return [...speechLine(speech(config.prompt)), ruleLine(text("card.keeps", { channels: list(channels) }))];
  },
  showsField: (field, config) => field !== "speechTimeoutSeconds" || config.speech === true,
};
