import { useTranslations } from "next-intl";
import { useCallback } from "react";

type TextValues = Record<string, string | number>;

/**
 * Texts whose keys are made of codes that data brings: a node type, a call's state, a problem. The compiler cannot
 * know such a key.
 *
 * @returns by key, the text; null where no text has that key, so that the caller says what stands there instead
 */
export function useCodedTexts(
  namespace: Parameters<typeof useTranslations>[0],
): (key: string, values?: TextValues) => string | null {
  const t = useTranslations(namespace);
  return useCallback(
    // A group of texts is there, too, but is no text.
    (key, values) =>
      t.has(key as never) && typeof t.raw(key as never) === "string" ? t(key as never, values as never) : null,
    [t],
  );
}

/**
 * The values of a text whose key is one of several: which of them it needs, its code alone decides, and the compiler
 * would ask for those of all.
 */
export const valuesOfEither = (values: TextValues) => values as never;
