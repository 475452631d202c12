import type { RoutingStrategy } from "@/lib/flow/routing-strategy";
import type { Candidate } from "./candidate";
import type { RoutingRequest } from "./routing-request";
import { fixedOrder } from "./strategies/fixed-order";
import { intelligent } from "./strategies/intelligent";
import { language } from "./strategies/language";
import { leastTalkTime } from "./strategies/least-talk-time";
import { longestIdle } from "./strategies/longest-idle";
import { percentage } from "./strategies/percentage";
import { relationship } from "./strategies/relationship";
import { roundRobin } from "./strategies/round-robin";
import { skills } from "./strategies/skills";
import { workingHours } from "./strategies/working-hours";
import type { Strategy } from "./strategy";

export const strategies: Readonly<Record<RoutingStrategy, Strategy>> = {
  fixedOrder,
  skills,
  roundRobin,
  percentage,
  leastTalkTime,
  longestIdle,
  workingHours,
  language,
  relationship,
  intelligent,
};

/**
 * Who is rung for a call, the first first. Agents who cannot be rung or are not at work are left out, and so are those
 * whom the strategy does not let have this call; nobody at all is an empty list.
 *
 * Total and deterministic: the same candidates in any order and the same request give the same ranking.
 * Costs O(n log n) for n candidates.
 */
export function rank(
  strategy: RoutingStrategy,
  request: RoutingRequest,
  candidates: readonly Candidate[],
): Candidate[] {
  const reachable = candidates.filter(({ available, hours }) => available && hours !== "closed");
  return strategies[strategy](request, reachable);
}
