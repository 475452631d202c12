/**
 * A text that names secrets: `["Bearer ", { secret: "shop-key" }]`. What callers say is only ever in its strings, so it can
 * name no secret; the server puts in their values when it sends.
 */
export type SecretText = readonly (string | { readonly secret: string })[];

/** The text with its secrets named, for timelines and transcripts. */
export const shownText = (text: SecretText): string =>
  text.map((part) => (typeof part === "string" ? part : `{{ secrets.${part.secret} }}`)).join("");

export const secretsIn = (text: SecretText): string[] =>
  text.flatMap((part) => (typeof part === "string" ? [] : [part.secret]));

/** @param write what a secret's name is replaced by */
export const filledText = (text: SecretText, write: (secret: string) => string): string =>
  text.map((part) => (typeof part === "string" ? part : write(part.secret))).join("");
