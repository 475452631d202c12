import { z } from "zod";
import { limits } from "./limits";

/** BCP 47 in the form the carrier uses: `en-US`, `ar-AE`, `et-EE`. */
export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-\d{3})?$/, "must be a language such as en-US");

const saySchema = z.strictObject({
  /** A LiquidJS template spoken by text-to-speech. */
  say: z.string().max(limits.promptCharacters),
  /** The carrier's voice name; the language's default voice when absent. */
  voice: z.string().max(80).optional(),
});

const playSchema = z.strictObject({
  /** The name of an audio prompt of this installation, or an https address. */
  play: z.string().min(1).max(500),
});

const promptContentSchema = z.union([saySchema, playSchema]);

/** What a caller hears, per language: `{ "en-US": { "say": "Hello {{ customer.firstName }}." } }`. */
export const promptSchema = z.record(languageSchema, promptContentSchema);

export type PromptContent = z.infer<typeof promptContentSchema>;
export type Prompt = z.infer<typeof promptSchema>;

/**
 * The content for a language: the exact one, else another region of the same language, else the flow's first
 * language that has one; null when the prompt is empty.
 */
export function pickContent(
  prompt: Prompt,
  language: string,
  languages: readonly string[],
): { language: string; content: PromptContent } | null {
  const exact = prompt[language];
  if (exact && isHeard(exact)) return { language, content: exact };
  const given = Object.keys(prompt);
  if (given.length === 0) return null;
  const base = language.split("-")[0];
  for (const candidate of [...given.filter((other) => other.split("-")[0] === base), ...languages, ...given]) {
    const content = prompt[candidate];
    if (content && isHeard(content)) return { language: candidate, content };
  }
  return null;
}

/** Whether a caller hears anything of it. */
export const isHeard = (content: PromptContent | undefined): content is PromptContent =>
  content !== undefined && ("play" in content || content.say.trim() !== "");
