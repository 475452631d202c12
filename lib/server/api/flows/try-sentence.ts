import { z } from "zod";
import { languageSchema } from "@/lib/flow/prompt";
import { nlu } from "@/lib/nlu/installed-nlu";
import { intentConfigSchema } from "@/lib/nodes/intent/config";
import { judge, understandSaid } from "@/lib/nodes/intent/request";
import { procedure } from "@/lib/server/api/trpc";

/** From here on a sentence is called angry or glad: one strong word, or two weaker ones. */
const leastMood = 0.4;

/**
 * What an intent node with this config makes of a sentence. Changes nothing; a mutation all the same, since a config is
 * too long for an address.
 */
export const trySentence = procedure("flows.read")
  .input(
    z.strictObject({ config: z.record(z.string(), z.json()), language: languageSchema, text: z.string().max(1_000) }),
  )
  .mutation(({ input: { config: given, language, text } }) => {
    const config = intentConfigSchema.safeParse(given);
    if (!config.success) return { is: "invalid" as const };
    const understood = understandSaid(nlu, config.data, language, text, Date.now());
    const verdict = judge(config.data, understood, []);
    const { sentiment, entities } = understood;
    return {
      is: verdict.is,
      names:
        verdict.is === "intent"
          ? [verdict.intent.name]
          : verdict.is === "unsure"
            ? verdict.candidates.map(({ name }) => name)
            : [],
      confidence: verdict.confidence,
      entities: entities.map(({ kind, value, currency }) => ({ kind, value, currency })),
      sentiment,
      mood:
        sentiment <= -leastMood
          ? ("angry" as const)
          : sentiment >= leastMood
            ? ("glad" as const)
            : ("neutral" as const),
    };
  });
