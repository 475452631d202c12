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

/** Whether a secret is named where or as it cannot be filled in: within a block, with a filter, in quotes. */
export function misplacesSecret(template: string): boolean {
  if (templateProblem(template) !== null) return false;
  const otherwise = templateVariables(template.replace(mark, "")).some((path) => /^secrets\b/.test(path));
  return otherwise || template.split(mark).some((piece, index) => index % 2 === 0 && templateProblem(piece) !== null);
}
