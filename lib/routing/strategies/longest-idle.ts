import { inTurn, lotsOrder, lowestFirst } from "../order";
import type { Strategy } from "../strategy";

/**
 * Most idle by rest: the one whose last call ended first; who had no call at all comes before everybody.
 * Equals go by lot.
 *
 * Source: https://docs.aws.amazon.com/connect/latest/adminguide/about-routing.html ("the agent who has been idle longest")
 */
export const longestIdle: Strategy = ({ seed }, candidates) =>
  candidates.toSorted(
    inTurn(
      lowestFirst(({ idleSinceMs }) => idleSinceMs ?? Number.MIN_SAFE_INTEGER),
      lotsOrder(seed),
    ),
  );
