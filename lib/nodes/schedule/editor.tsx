import { CalendarClock } from "lucide-react";
import { asList, asText, type NodeEditor, ruleLine } from "../node-editor";

export const scheduleEditor: NodeEditor = {
  icon: CalendarClock,
  card(config, { text, list }) {
    const queues = asList(config.queues).map(asText);
    const spreads = asText(config.peakPeriod) !== "" && queues.length > 0;
    return [
      ruleLine(text("card.follows", { hours: asText(config.hours) })),
      ...(spreads ? [ruleLine(text("card.spreads", { period: asText(config.peakPeriod), queues: list(queues) }))] : []),
    ];
  },
  showsField: (field, config) => field !== "queues" || asText(config.peakPeriod) !== "",
};
