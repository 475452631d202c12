import { inTurn, lotsOrder, lowestFirst } from "../order";
import type { Strategy } from "../strategy";

/**
 * Most idle by work done: the one who has talked least today. Evens out minutes where round robin evens out calls.
 * Equals, such as everybody in the morning, go by lot.
 *
 * Source: the "least occupied agent" of Avaya's UCD-LOA, in seconds of the day instead of per cent of the time at work,
 * https://documentation.avaya.com/en-us/home/bundle/call-center-elite/ccelitefeaturereferencer102x/acd-fundamentals/AboutCallDistributionMethods/CallDistributionMethodsWithEAS/UCD_LOA.html
 */
export const leastTalkTime: Strategy = ({ seed }, candidates) =>
  candidates.toSorted(
    inTurn(
      lowestFirst(({ talkSeconds }) => talkSeconds),
      lotsOrder(seed),
    ),
  );
