import type { Candidate } from "../candidate";
import { inTurn, listOrder, lowestFirst } from "../order";
import type { Strategy } from "../strategy";

/**
 * Calls by shares, such as 50, 30 and 20 %: after every single call nobody's count is a whole call away from their share.
 * Always giving the call to who is furthest behind does not keep that promise; Tijdeman's rule does. Of those who
 * would not get ahead of their share, the one who has to be served soonest gets the call.
 *
 * An agent with share 0 gets none. While somebody cannot be rung the others share all the calls, and what was given then
 * counts, so that the shares come back to what was asked for.
 *
 * Source: R. Tijdeman, "The chairman assignment problem", Discrete Mathematics 32 (1980), 323–330,
 * https://doi.org/10.1016/0012-365X(80)90269-1
 */
export const percentage: Strategy = (_request, candidates) => {
  const sharing = candidates.filter(({ share }) => share > 0);
  const shares = sharing.reduce((sum, { share }) => sum + share, 0);
  const call = sharing.reduce((sum, { offers }) => sum + offers, 0) + 1;
  const others = Math.max(1, 2 * sharing.length - 2);
  // In whole numbers: times `shares` (a share of the calls) and times `others` (Tijdeman's 2n − 2).
  const behind = ({ share, offers }: Candidate) => others * (share * call - offers * shares);
  const waits = (candidate: Candidate) => behind(candidate) < shares;
  return sharing.toSorted(
    inTurn(
      lowestFirst((one) => Number(waits(one))),
      soonest,
      listOrder,
    ),
  );

  function soonest(a: Candidate, b: Candidate): number {
    const slack = (others - 1) * shares;
    return (slack - behind(a)) * b.share - (slack - behind(b)) * a.share;
  }
};
