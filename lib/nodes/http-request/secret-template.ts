import type { SecretText } from "@/lib/engine/secret-text";
import { templateProblem, templateVariables } from "@/lib/flow/template";

const mark = /\{\{\s*secrets\.([a-z0-9][a-z0-9-]{0,63})\s*\}\}/g;

/**
 * Fills a template but for its `{{ secrets.<name> }}`, which become parts of their own. Each piece between them is
 * filled by itself, so a secret cannot stand within an `if`, and no text that comes from a caller can name one.
 */
export function fillAroundSecrets(template: string, fill: (piece: string) => string): SecretText {
  return template
    .split(mark)
    .map((piece, index) => (index % 2 === 1 ? { secret: piece } : fill(piece)))
    .filter((part) => part !== "");
}

/** The secrets that a template names. */
export const secretNames = (template: string): string[] =>
  [...template.matchAll(mark)].map(([, name]) => name as string);

/** What is wrong with such a template, in words, or null. */
export function secretTemplateProblem(template: string): string | null {
  if (templateVariables(template.replace(mark, "")).some((path) => /^secrets\b/.test(path))) {
    return "names a secret otherwise than as {{ secrets.name }}, alone and without filters";
  }
  for (const [index, piece] of template.split(mark).entries()) {
    const problem = index % 2 === 1 ? null : templateProblem(piece);
    if (problem !== null) return problem;
  }
  return null;
}
