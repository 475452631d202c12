import { expect, it } from "vitest";
import { type AnsweredWait, answeredWaits, estimatedWaitSeconds } from "./estimated-wait";

const times = (count: number, wait: AnsweredWait) => Array<AnsweredWait>(count).fill(wait);
const enough = answeredWaits.atLeast;

it("is the place in line times the time in which one place was gained", () => {
  const answered = times(enough, { waitedSeconds: 120, fromPosition: 2 });
  expect([1, 2, 5].map((position) => estimatedWaitSeconds(position, answered))).toEqual([60, 120, 300]);
});

it("counts a long line's callers by the places they gained", () => {
  const answered = [
    ...times(4, { waitedSeconds: 0, fromPosition: 1 }),
    { waitedSeconds: 600, fromPosition: 10 },
    { waitedSeconds: 240, fromPosition: 6 },
  ];
  expect(estimatedWaitSeconds(3, answered)).toBe(126);
});

it("is not known without a place, and from too few answered calls", () => {
  const wait = { waitedSeconds: 60, fromPosition: 1 };
  expect(estimatedWaitSeconds(1, times(enough, wait))).toBe(60);
  expect(estimatedWaitSeconds(null, times(enough, wait))).toBeNull();
  expect(estimatedWaitSeconds(1, times(enough - 1, wait))).toBeNull();
  expect(estimatedWaitSeconds(1, [])).toBeNull();
});
