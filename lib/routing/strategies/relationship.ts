import type { Candidate } from "../candidate";
import { highestFirst, inTurn, listOrder } from "../order";
import type { CustomerTies } from "../routing-request";
import type { Strategy } from "../strategy";

/**
 * VIP or relationship routing: the customer's own agent first, then the one who talked to them last, then the
 * department's order. For a caller without such ties this is the fixed order.
 *
 * Source: https://help.mypurecloud.com/articles/advanced-routing-overview/ (preferred agents, "responsible for a particular account")
 */
export const relationship: Strategy = ({ customer }, candidates) =>
  candidates.toSorted(
    inTurn(
      highestFirst((candidate) => closeness(candidate, customer)),
      listOrder,
    ),
  );

/** 2: looks after this customer; 1: talked to them last; 0: neither. */
export function closeness({ name }: Candidate, customer: CustomerTies | null): 0 | 1 | 2 {
  if (customer === null) return 0;
  if (customer.owner === name) return 2;
  return customer.lastAgent === name ? 1 : 0;
}
