import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { routingStrategies } from "@/lib/flow/routing-strategy";
import type { Candidate } from "./candidate";
import { rank } from "./rank";
import type { RoutingRequest } from "./routing-request";
import { anyCandidates, anyRequest, pairs, plainRequest, somebody } from "./test-candidates";

/** Each property names the mistake that it catches; every one of these mistakes was made once to see it caught. */
const names = (ranking: readonly Candidate[]) => ranking.map(({ name }) => name);

describe.each(routingStrategies)("%s", (strategy) => {
  it("ranks only who can be rung and is at work, nobody twice", () => {
    fc.assert(
      fc.property(anyRequest, anyCandidates, (request, candidates) => {
        const ranking = rank(strategy, request, candidates);
        for (const one of ranking) {
          expect(candidates).toContain(one);
          expect(one.available && one.hours !== "closed").toBe(true);
        }
        expect(new Set(names(ranking)).size).toBe(ranking.length);
      }),
    );
  });

  it("is one order, however the candidates are listed, and changes none of them", () => {
    fc.assert(
      fc.property(anyRequest, anyCandidates, fc.func(fc.integer()), (request, candidates, shuffle) => {
        const before = JSON.stringify(candidates);
        const shuffled = candidates.toSorted((a, b) => shuffle(a.name) - shuffle(b.name)).reverse();
        expect(names(rank(strategy, request, shuffled))).toEqual(names(rank(strategy, request, candidates)));
        expect(JSON.stringify(candidates)).toBe(before);
      }),
    );
  });
});

/** Checks that of every two in a ranking the first is the better one, by the strategy's own definition. */
function holdsForPairs(
  strategy: (typeof routingStrategies)[number],
  holds: (before: Candidate, after: Candidate, request: RoutingRequest) => boolean,
) {
  fc.assert(
    fc.property(anyRequest, anyCandidates, (request, candidates) => {
      for (const [before, after] of pairs(rank(strategy, request, candidates))) {
        expect(holds(before, after, request), `${before.name} before ${after.name}`).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
}

/** Who a strategy leaves out although they could be rung. */
function leavesOutOnly(
  strategy: (typeof routingStrategies)[number],
  unfit: (candidate: Candidate, request: RoutingRequest) => boolean,
) {
  fc.assert(
    fc.property(anyRequest, anyCandidates, (request, candidates) => {
      const ranked = new Set(names(rank(strategy, request, candidates)));
      for (const one of candidates) {
        if (one.available && one.hours !== "closed") expect(ranked.has(one.name)).toBe(!unfit(one, request));
      }
    }),
    { numRuns: 300 },
  );
}

/** A day's calls, each given to who is ranked first; `present` says who can be rung at a call. */
function deal(
  strategy: "roundRobin" | "percentage",
  team: Candidate[],
  calls: number,
  present: (name: string, call: number) => boolean = () => true,
): { team: Candidate[]; given: string[] } {
  let now = team;
  const given: string[] = [];
  for (let call = 1; call <= calls; call += 1) {
    const [first] = rank(
      strategy,
      plainRequest,
      now.map((one) => ({ ...one, available: present(one.name, call) })),
    );
    if (!first) continue;
    given.push(first.name);
    now = now.map((one) => (one.name === first.name ? { ...one, offers: one.offers + 1, lastOffer: call } : one));
  }
  return { team: now, given };
}

const team = (shares: readonly number[]) =>
  shares.map((share, index) => somebody(`a${index}`, { share, position: index + 1 }));

describe("fixed order", () => {
  it("no one of a better priority, and of the same priority no one earlier in the list, is passed over", () => {
    // Mistake caught: position compared before priority.
    holdsForPairs(
      "fixedOrder",
      (a, b) => a.priority < b.priority || (a.priority === b.priority && a.position < b.position),
    );
    leavesOutOnly("fixedOrder", () => false);
  });
});

describe("skills", () => {
  const sum = ({ skills }: Candidate, { skills: needs }: RoutingRequest) =>
    needs.reduce((total, { skill }) => total + (skills[skill] ?? 0), 0);

  it("no one with a better sum of the needed proficiencies is ranked lower", () => {
    // Mistake caught: the best single proficiency in place of the sum.
    holdsForPairs("skills", (a, b, request) => sum(a, request) >= sum(b, request));
  });

  it("leaves out exactly those who lack a skill or have too little of it", () => {
    // Mistake caught: `>` in place of `>=`, and "one of the skills" in place of "every".
    leavesOutOnly("skills", ({ skills }, { skills: needs }) =>
      needs.some(({ skill, atLeast }) => (skills[skill] ?? 0) < atLeast),
    );
  });
});

describe("round robin", () => {
  it("after every call the counts differ by one at most", () => {
    // Mistake caught: always the first of the list; `lastOffer` the other way round; by lot.
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 60 }), (size, calls) => {
        const { given } = deal("roundRobin", team(Array(size).fill(1)), calls);
        for (let prefix = 1; prefix <= calls; prefix += 1) {
          const counts = countsOf(given.slice(0, prefix), size);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("nobody who could be rung all along sees another get two calls between their own", () => {
    // Mistake caught: fewest calls in place of longest ago, which lets a new agent catch up.
    const absences = fc.array(fc.tuple(fc.constantFrom("a0", "a1", "a2"), fc.integer({ min: 1, max: 30 })));
    fc.assert(
      fc.property(absences, (away) => {
        const present = (name: string, call: number) => !away.some(([who, when]) => who === name && when === call);
        const { given } = deal("roundRobin", team([1, 1, 1, 1]), 30, present);
        // a3 is always there: between two of its calls nobody has two.
        const rounds = given
          .join(" ")
          .split("a3")
          .map((round) => round.trim().split(" ").filter(Boolean));
        for (const round of rounds) expect(new Set(round).size).toBe(round.length);
      }),
    );
  });
});

describe("percentage", () => {
  it("after every call nobody is a whole call away from their share", () => {
    // Mistakes caught: the greatest shortfall first, which fails in the examples; who is due soonest, ahead or not.
    const shares = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(shares, (parts) => {
        const total = parts.reduce((sum, part) => sum + part, 0);
        const { given } = deal("percentage", team(parts), 2 * total);
        for (let prefix = 1; prefix <= given.length; prefix += 1) {
          const counts = countsOf(given.slice(0, prefix), parts.length);
          const away = counts.map(
            (count, index) => Math.abs(count * total - prefix * (parts[index] as number)) / total,
          );
          expect(Math.max(...away)).toBeLessThan(1);
        }
      }),
      { numRuns: 150, examples: [[[1, 1, 1, 1, 4, 16]], [[4, 1, 4, 4, 4, 4, 1, 48]]] },
    );
  });

  it("an agent with share 0 gets none", () => {
    leavesOutOnly("percentage", ({ share }) => share === 0);
  });

  it("comes back to the shares after somebody was away", () => {
    const away = deal("percentage", team([1, 1]), 10, (name) => name === "a0");
    const after = deal("percentage", away.team, 10);
    expect(countsOf(after.given, 2)).toEqual([0, 10]);
  });
});

describe("least talk time", () => {
  it("no one who has talked less today is passed over", () => {
    // Mistake caught: the longest idle in place of the least occupied.
    holdsForPairs("leastTalkTime", (a, b) => a.talkSeconds <= b.talkSeconds);
    leavesOutOnly("leastTalkTime", () => false);
  });
});

describe("longest idle", () => {
  it("no one who has been idle longer is passed over, and no one without a call yet by one who had one", () => {
    // Mistakes caught: the latest first; no call yet treated as idle since now.
    const since = ({ idleSinceMs }: Candidate) => idleSinceMs ?? -1;
    holdsForPairs("longestIdle", (a, b) => since(a) <= since(b));
    leavesOutOnly("longestIdle", () => false);
  });

  it("equals are not always taken in the same order, but with the same seed they are", () => {
    // Mistake caught: equals in the list's order, so that its first agent begins every day.
    const equals = team([1, 1, 1]);
    const firsts = Array.from(
      { length: 300 },
      (_, n) => rank("longestIdle", { ...plainRequest, seed: `call-${n}` }, equals)[0],
    );
    const counts = equals.map(({ name }) => firsts.filter((first) => first?.name === name).length);
    for (const count of counts) expect(count).toBeGreaterThan(60);
  });
});

describe("working hours", () => {
  it("no one whose working day goes on longer is passed over; those without hours come last", () => {
    // Mistakes caught: the earliest end first; `always` as an end that never comes.
    const end = ({ hours }: Candidate) => (typeof hours === "object" ? hours.untilMs : 0);
    holdsForPairs("workingHours", (a, b) => end(a) >= end(b));
    leavesOutOnly("workingHours", () => false);
  });
});

describe("language", () => {
  const base = (tag: string) => tag.split("-")[0];
  const speaks = ({ languages }: Candidate, wanted: string) => languages.some((tag) => base(tag) === base(wanted));

  it("no one who speaks exactly the caller's language is ranked below one of another region", () => {
    // Mistake caught: every form of the language alike.
    holdsForPairs(
      "language",
      (a, b, { language }) => a.languages.includes(language) || !b.languages.includes(language),
    );
  });

  it("leaves out exactly those who do not speak it", () => {
    // Mistake caught: tags compared as a whole.
    leavesOutOnly("language", (one, { language }) => !speaks(one, language));
  });
});

describe("relationship", () => {
  it("the customer's own agent is first when they can be rung, then the one who talked to them last", () => {
    // Mistakes caught: the last agent before the owner; priority before both.
    fc.assert(
      fc.property(anyRequest, anyCandidates, (request, candidates) => {
        const ranked = names(rank("relationship", request, candidates));
        const { owner = null, lastAgent = null } = request.customer ?? {};
        const ties = [...new Set([owner, lastAgent])].filter((name) => name !== null && ranked.includes(name));
        expect(ranked.slice(0, ties.length)).toEqual(ties);
      }),
      { numRuns: 300 },
    );
    leavesOutOnly("relationship", () => false);
  });
});

describe("intelligent", () => {
  /** The table in the strategy's docstring, computed anew. */
  function score(one: Candidate, { intent, sentiment, customer, language }: RoutingRequest): number {
    const expert = (skill: string) => (one.skills[skill] ?? 0) / 5;
    const exact = one.languages.includes(language);
    const other = one.languages.some((tag) => tag.split("-")[0] === language.split("-")[0]);
    return (
      (intent === null ? 0 : 40 * expert(intent)) +
      (sentiment !== null && sentiment < 0 ? 20 * -sentiment * expert("de-escalation") : 0) +
      (customer ? (15 * (5 - customer.priority) * (5 - one.priority)) / 16 : 0) +
      (customer?.owner === one.name ? 15 : customer?.lastAgent === one.name ? 7.5 : 0) +
      (exact ? 10 : other ? 5 : 0)
    );
  }

  it("no one with a better score is passed over", () => {
    // Mistakes caught: pleased callers sent to the calming; a high number taken for a high priority; intent left out.
    holdsForPairs("intelligent", (a, b, request) => score(a, request) >= score(b, request) - 1e-9);
    leavesOutOnly("intelligent", () => false);
  });
});

const countsOf = (given: readonly string[], size: number) =>
  Array.from({ length: size }, (_, index) => given.filter((name) => name === `a${index}`).length);
