import { ReceiptText } from "lucide-react";
import { type NodeEditor, speechLine } from "../node-editor";

export const invoicesEditor: NodeEditor = {
  icon: ReceiptText,
  card: (config, { speech }) => speechLine(speech(config.summary) ?? speech(config.each)),
  showsField: (field, config) => field !== "each" || config.most !== 0,
};
