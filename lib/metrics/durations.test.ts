import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durationBounds, histogramOf, quantileOf } from "./durations";

describe("a histogram of durations", () => {
  it("gives a quantile within the place in which the true one lies", () => {
    const seconds = fc.array(fc.double({ min: 0.01, max: 3_600, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(seconds, fc.constantFrom(0.5, 0.9), (all, quantile) => {
        const sorted = all.toSorted((one, other) => one - other);
        const exact = sorted[Math.ceil(quantile * sorted.length) - 1] as number;
        const place = durationBounds.findIndex((bound) => exact <= bound);
        const told = quantileOf(histogramOf(all), quantile) as number;
        expect(told).toBeGreaterThanOrEqual(durationBounds[place - 1] ?? 0);
        expect(told).toBeLessThanOrEqual(durationBounds[place] as number);
      }),
    );
  });

  it("has no quantile when it is empty, and the highest bound for what is longer", () => {
    expect(quantileOf(histogramOf([]), 0.5)).toBeNull();
    expect(quantileOf(histogramOf([9_999, 9_999]), 0.9)).toBe(3_600);
  });
});
