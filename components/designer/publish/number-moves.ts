import type { NumberMoves, NumberSummary } from "@/components/designer/ports";

/** The numbers as the dialog showed them first: whatever becomes of them while it is open, a choice is about these. */
export interface ShownNumbers {
  flowId: string;
  list: readonly NumberSummary[];
  /** What was to change about them already. */
  planned: NumberMoves;
}

/** What is ticked before anybody chose: the flow's own numbers, as the plan would have them. */
export function plannedNumbers({ flowId, list, planned: { takes, gives } }: ShownNumbers): ReadonlySet<string> {
  const isPlanned = ({ id, flowId: leadsTo }: NumberSummary) =>
    (leadsTo === flowId || takes.includes(id)) && !gives.includes(id);
  return new Set(list.filter(isPlanned).map(({ id }) => id));
}

/**
 * What a choice asks for: what differs from what was shown, and what was planned and not taken back. Numbers that nobody
 * touched are not in it, wherever they lead by now.
 */
export function numberMoves({ flowId, list, planned }: ShownNumbers, chosen: ReadonlySet<string>): NumberMoves {
  const isOwn = ({ flowId: leadsTo }: NumberSummary) => leadsTo === flowId;
  const takes = list.filter((each) => chosen.has(each.id) && (!isOwn(each) || planned.takes.includes(each.id)));
  const gives = list.filter((each) => !chosen.has(each.id) && (isOwn(each) || planned.gives.includes(each.id)));
  return { takes: takes.map(({ id }) => id), gives: gives.map(({ id }) => id) };
}
