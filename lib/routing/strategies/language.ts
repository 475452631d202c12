import type { Candidate } from "../candidate";
import { highestFirst, inTurn, listOrder } from "../order";
import type { Strategy } from "../strategy";

/**
 * Only agents who speak the caller's language: first those with the caller's own region (`ar-AE`), then
 * those with the language in any (`ar`, `ar-EG`), each in the department's order.
 *
 * Source: language tags and their prefixes, RFC 4647 section 3.3.1 (basic filtering), https://www.rfc-editor.org/rfc/rfc4647#section-3.3.1
 */
export const language: Strategy = (request, candidates) =>
  candidates
    .filter((candidate) => fluency(candidate, request.language) > 0)
    .toSorted(
      inTurn(
        highestFirst((candidate) => fluency(candidate, request.language)),
        listOrder,
      ),
    );

/** 2: speaks exactly this; 1: the same language of another region; 0: does not speak it. */
export function fluency({ languages }: Candidate, wanted: string): 0 | 1 | 2 {
  const tags = languages.map((tag) => tag.toLowerCase());
  if (tags.includes(wanted.toLowerCase())) return 2;
  return tags.some((tag) => base(tag) === base(wanted.toLowerCase())) ? 1 : 0;
}

const base = (tag: string) => tag.split("-")[0];
