import type { Candidate } from "../candidate";
import { highestFirst, inTurn, listOrder } from "../order";
import type { Strategy } from "../strategy";

/**
 * By time ("follow the sun"): of those at work, the one whose working day goes on longest, so that a long call is not given
 * to somebody who is about to leave, and calls move on to the next time zone as the day ends. Those without hours
 * are there at any time, as stand-ins, and come last. The closed are never rung, under any strategy (`rank`).
 *
 * Source: https://docs.aws.amazon.com/connect/latest/adminguide/set-hours-operation.html (nobody is rung outside of their hours); the order
 * among those at work is our own
 */
export const workingHours: Strategy = (_request, candidates) =>
  candidates.toSorted(inTurn(highestFirst(endOfWork), listOrder));

const endOfWork = ({ hours }: Candidate) => (typeof hours === "object" ? hours.untilMs : Number.MIN_SAFE_INTEGER);
