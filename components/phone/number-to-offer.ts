interface LeadingNumber {
  e164: string;
  flow: { id: string } | null;
}

/**
 * The number that a flow's own phone offers first: the wanted one as long as callers of it hear the flow, else the first
 * they hear it by. It is never one by which they hear another.
 *
 * @param numbers undefined until they have been read since the phone was opened: what is left from earlier knows nothing
 * of a publish since
 * @returns an empty text for none
 */
export function numberToOffer(
  numbers: readonly LeadingNumber[] | undefined,
  flowId: string,
  wanted: string | null,
): string {
  if (!numbers) return wanted ?? "";
  const own = numbers.filter(({ flow }) => flow?.id === flowId);
  return (own.find(({ e164 }) => e164 === wanted) ?? own[0])?.e164 ?? "";
}
