import fc from "fast-check";
import type { Candidate, WorkingHours } from "./candidate";
import type { RoutingRequest } from "./routing-request";

export const skillNames = ["billing", "technical", "de-escalation"] as const;
const languages = ["en-US", "en-GB", "ar-AE", "ar", "et-EE"] as const;

/** Few values for each figure, so that equals are common. */
const candidate: fc.Arbitrary<Omit<Candidate, "name" | "position">> = fc.record({
  available: fc.boolean(),
  hours: fc.oneof(
    fc.constantFrom<WorkingHours>("always", "closed"),
    fc.record({ untilMs: fc.integer({ min: 1, max: 4 }) }),
  ),
  priority: fc.integer({ min: 1, max: 5 }),
  skills: fc
    .tuple(...skillNames.map((skill) => fc.tuple(fc.constant(skill), fc.integer({ min: 0, max: 5 }))))
    .map((all) => Object.fromEntries(all.filter(([, proficiency]) => proficiency > 0))),
  languages: fc.subarray([...languages]),
  share: fc.integer({ min: 0, max: 5 }),
  offers: fc.nat({ max: 20 }),
  lastOffer: fc.nat({ max: 20 }),
  talkSeconds: fc.nat({ max: 3 }),
  idleSinceMs: fc.option(fc.nat({ max: 3 })),
});

/** Up to eight agents of one department, `a0`, `a1`, … */
export const anyCandidates: fc.Arbitrary<Candidate[]> = fc
  .array(candidate, { maxLength: 8 })
  .map((list) => list.map((one, index) => ({ ...one, name: `a${index}`, position: index + 1 })));

const name = fc.option(fc.constantFrom("a0", "a1", "a2", "gone"));

export const anyRequest: fc.Arbitrary<RoutingRequest> = fc.record({
  seed: fc.string(),
  language: fc.constantFrom(...languages),
  skills: fc.uniqueArray(
    fc.record({ skill: fc.constantFrom(...skillNames), atLeast: fc.integer({ min: 1, max: 3 }) }),
    { maxLength: 3, selector: ({ skill }) => skill },
  ),
  customer: fc.option(fc.record({ priority: fc.integer({ min: 1, max: 5 }), owner: name, lastAgent: name })),
  intent: fc.option(fc.constantFrom(...skillNames)),
  sentiment: fc.option(fc.constantFrom(-1, -0.5, 0, 1)),
});

/** An agent like any other, there to be changed. */
export const somebody = (name: string, change: Partial<Candidate> = {}): Candidate => ({
  name,
  available: true,
  hours: "always",
  position: 1,
  priority: 3,
  skills: {},
  languages: [],
  share: 1,
  offers: 0,
  lastOffer: 0,
  talkSeconds: 0,
  idleSinceMs: null,
  ...change,
});

export const plainRequest: RoutingRequest = {
  seed: "call",
  language: "en-US",
  skills: [],
  customer: null,
  intent: null,
  sentiment: null,
};

/** Every pair of a ranking, the one that goes before the other first. */
export const pairs = (ranking: readonly Candidate[]): [Candidate, Candidate][] =>
  ranking.flatMap((before, index) => ranking.slice(index + 1).map((after): [Candidate, Candidate] => [before, after]));
