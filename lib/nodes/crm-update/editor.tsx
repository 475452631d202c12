import { UserPen } from "lucide-react";
import { asList, asObject, asText, type NodeEditor, ruleLine } from "../node-editor";

export const crmUpdateEditor: NodeEditor = {
  icon: UserPen,
  card: (config, { text, template }) =>
    asList(config.changes)
      .map(asObject)
      .map(({ field, name, value }) => {
        const what = field === "attribute" ? asText(name) : text(`fields.changes.items.field.options.${asText(field)}`);
        return ruleLine(text("card.change", { what, value: template(asText(value)) }));
      }),
  showsItemField: (field, change) => field !== "changes.name" || change.field === "attribute",
};
