import { z } from "zod";
import { defineNode, type NodeContext } from "@/lib/engine/node-type";
import type { Prompt } from "@/lib/flow/prompt";
import { hint, promptField } from "../form-fields";
import { indexIn, without } from "../mend";
import { factSentence, tellableFacts } from "./company-facts";

const configSchema = z.strictObject({
  prompt: promptField(),
  /** Company facts told after the prompt, in this order. */
  tell: z
    .array(z.enum(tellableFacts))
    .max(tellableFacts.length)
    .default([])
    .meta(hint({ widget: "checklist" })),
});

type Config = z.infer<typeof configSchema>;

/** Says a welcome and, on wish, where the company is and when it is open; then the call goes on. */
export const greetingNode = defineNode<Config>({
  type: "greeting",
  family: "talk",
  stage: "inCall",
  configSchema,
  newConfig: (languages) => ({ prompt: Object.fromEntries(languages.map((l) => [l, { say: "" }])), tell: [] }),
  exits: () => [{ id: "next", required: true }],
  prompts: ({ prompt }) => [{ path: "config.prompt", prompt }],
  resources: () => [],
  needsInput: () => false,
  endsCall: () => false,
  personalData: () => false,
  failureExit: () => "next",
  enter(context) {
    const facts = context.config.tell.flatMap((fact) => context.speak(factPrompt(context, fact)));
    return { effects: [...context.speak(context.config.prompt), ...facts], exit: "next" };
  },
  check: ({ tell }, flow) =>
    tell.flatMap((fact, index) => {
      const missing = flow.languages.find((language) => !flow.company[fact]?.[language]);
      return missing === undefined
        ? []
        : [
            {
              code: "company_fact_missing",
              severity: "error" as const,
              path: `config.tell.${index}`,
              message: `The company's ${fact} is told here but not written down in ${missing}. Add it to the flow's settings or do not tell it.`,
              values: { fact, language: missing },
            },
          ];
    }),
  mend(config, { code, path }) {
    const index = indexIn(path);
    if (code !== "company_fact_missing" || index === null) return null;
    return { ...config, tell: without(config.tell, index) };
  },
});

function factPrompt({ flow }: NodeContext<Config>, fact: Config["tell"][number]): Prompt {
  const texts = Object.entries(flow.company[fact] ?? {});
  return Object.fromEntries(texts.map(([language, text]) => [language, { say: factSentence(fact, text, language) }]));
}
