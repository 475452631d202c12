import { listOrder } from "../order";
import type { Strategy } from "../strategy";

/**
 * Always the same order: agents of the best priority first, within a priority in the department's own order.
 * Also called top-down or linear.
 *
 * Source: https://wazo-platform.org/uc-doc/contact_center/queues/ (ring strategy `linear`)
 */
export const fixedOrder: Strategy = (_request, candidates) => candidates.toSorted(listOrder);
