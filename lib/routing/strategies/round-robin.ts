import { inTurn, listOrder, lowestFirst } from "../order";
import type { Strategy } from "../strategy";

/**
 * Everybody in turn: the one whose last turn is longest ago, counted in calls; those who never had one come first, in the
 * department's order. An agent who cannot be rung is passed over and is first again as soon as they can be; a new one
 * takes one turn and does not catch up on the others' past.
 *
 * Source: https://wazo-platform.org/uc-doc/contact_center/queues/ (ring strategy `rrmemory`)
 */
export const roundRobin: Strategy = (_request, candidates) =>
  candidates.toSorted(
    inTurn(
      lowestFirst(({ lastOffer }) => lastOffer),
      listOrder,
    ),
  );
