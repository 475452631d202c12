import type { Writer } from "@/lib/server/calls/own-writes";
import { cleanText } from "@/lib/server/crm/clean-text";

/** One answer of a caller to one question of a survey. */
export const keepSurveyAnswer: Writer<"keepSurveyAnswer"> = async (
  { survey, question, score, text, customerId },
  { app, callId, atMs, key },
) => {
  const data = { id: key, callId, customerId, survey, question, score, text: text && cleanText(text) };
  await app.prisma.surveyAnswer.createMany({ data: { ...data, at: new Date(atMs) }, skipDuplicates: true });
};
