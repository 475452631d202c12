import type { Candidate } from "../candidate";
import { highestFirst, inTurn, lotsOrder, lowestFirst } from "../order";
import type { RoutingRequest } from "../routing-request";
import type { Strategy } from "../strategy";
import { fluency } from "./language";
import { closeness } from "./relationship";
import { proficiency } from "./skills";

/** What each part of the score counts; together 100. */
export const weights = { intent: 40, calming: 20, priority: 15, relationship: 15, language: 10 } as const;

/** The skill of agents who are good with angry callers. */
export const calmingSkill = "de-escalation";

/**
 * Intent, sentiment and priority in one score; the highest gets the call, equals go to the longest idle, then by lot.
 *
 * | part | counts | is 1 when |
 * |---|---|---|
 * | intent | 40 | the agent is an expert (5) in what the caller wants |
 * | calming | 20 | the caller is as angry as can be and the agent an expert in `de-escalation` |
 * | priority | 15 | the customer is of the highest priority and so is the agent |
 * | relationship | 15 | the agent looks after this customer (a half: talked to them last) |
 * | language | 10 | the agent speaks exactly the caller's language (a half: in another region's form) |
 *
 * Source: our own, a weighted sum in place of the learned one of
 * https://help.mypurecloud.com/articles/advanced-routing-overview/ (predictive routing), so that a supervisor can compute it by hand.
 */
export const intelligent: Strategy = (request, candidates) =>
  candidates.toSorted(
    inTurn(
      highestFirst((candidate) => score(candidate, request)),
      lowestFirst(({ idleSinceMs }) => idleSinceMs ?? Number.MIN_SAFE_INTEGER),
      lotsOrder(request.seed),
    ),
  );

/** 0 to 100. */
export function score(candidate: Candidate, { intent, sentiment, customer, language }: RoutingRequest): number {
  const anger = Math.max(0, -(sentiment ?? 0));
  return (
    weights.intent * (intent === null ? 0 : proficiency(candidate, intent) / 5) +
    weights.calming * anger * (proficiency(candidate, calmingSkill) / 5) +
    weights.priority * (customer === null ? 0 : rankOf(customer.priority) * rankOf(candidate.priority)) +
    weights.relationship * (closeness(candidate, customer) / 2) +
    weights.language * (fluency(candidate, language) / 2)
  );
}

/** Priority 1 to 5 as 1 to 0. */
const rankOf = (priority: number) => (5 - priority) / 4;
