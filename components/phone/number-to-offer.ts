interface LeadingNumber {
  e164: string;
  flow: { id: string } | null;
}

/**
 * The number that a flow's own phone offers first: the wanted one as long as callers of it hear the flow, else the first
 * they hear it by.
 *
 * @param numbers undefined while they are not known
 */
export function numberToOffer(
  numbers: readonly LeadingNumber[] | undefined,
  flowId: string,
  wanted: string | null,
): string | undefined {
  if (!numbers) return wanted ?? undefined;
  const own = numbers.filter(({ flow }) => flow?.id === flowId);
  return (own.find(({ e164 }) => e164 === wanted) ?? own[0])?.e164;
}
