import { CalendarPlus } from "lucide-react";
import { asNumber, asText, type NodeEditor, ruleLine, speechLine } from "../node-editor";

export const bookAppointmentEditor: NodeEditor = {
  icon: CalendarPlus,
  card(config, { speech, text }) {
    const calendar = asText(config.calendar);
    return [
      ...speechLine(speech(config.prompt)),
      ruleLine(text("card.offers", { calendar, most: asNumber(config.most) ?? 3 })),
    ];
  },
  showsField: (field, config) => !/^invitation./.test(field) || config.invitation === true,
};
