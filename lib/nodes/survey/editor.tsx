import { Star } from "lucide-react";
import { asList, asObject, asText, type NodeEditor, ruleLine, speechLine } from "../node-editor";

export const surveyEditor: NodeEditor = {
  icon: Star,
  card(config, { speech, text }) {
    const questions = asList(config.questions).map(asObject);
    return [
      ...speechLine(speech(config.intro) ?? speech(questions[0]?.prompt)),
      ruleLine(text("card.asks", { survey: asText(config.name), count: questions.length })),
    ];
  },
  showsItemField: (field, question) => field !== "questions.highest" || (asText(question.kind) || "scale") === "scale",
};
