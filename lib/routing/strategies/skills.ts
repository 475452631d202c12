import type { Candidate } from "../candidate";
import { highestFirst, inTurn, lotsOrder, lowestFirst } from "../order";
import type { SkillNeed } from "../routing-request";
import type { Strategy } from "../strategy";

/**
 * Skills-based routing with proficiency: only agents who have every skill that is needed, each at least as well as
 * needed; of these the one whose proficiencies in the needed skills add up to most.
 * Equals go by the agents' priority, then by lot.
 *
 * Source: https://docs.aws.amazon.com/connect/latest/adminguide/proficiency-routing.html (proficiencies of 1 to 5)
 */
export const skills: Strategy = ({ skills: needs, seed }, candidates) =>
  candidates
    .filter((candidate) => needs.every(({ skill, atLeast }) => proficiency(candidate, skill) >= Math.max(1, atLeast)))
    .toSorted(
      inTurn(
        highestFirst((candidate) => total(candidate, needs)),
        lowestFirst(({ priority }) => priority),
        lotsOrder(seed),
      ),
    );

/** 0 when the agent does not have the skill. */
export const proficiency = ({ skills: has }: Candidate, skill: string): number =>
  Object.hasOwn(has, skill) ? (has[skill] ?? 0) : 0;

const total = (candidate: Candidate, needs: readonly SkillNeed[]) =>
  needs.reduce((sum, { skill }) => sum + proficiency(candidate, skill), 0);
