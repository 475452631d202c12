import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TokenBucket } from "@/lib/server/crm/api/token-bucket";

describe("TokenBucket", () => {
  it("lets a burst through, then says how long to wait, per key", () => {
    const bucket = new TokenBucket(2, 3);
    expect([0, 0, 0, 0].map((at) => bucket.take("a", at))).toEqual([0, 0, 0, 1]);
    expect(bucket.take("b", 0)).toBe(0);
    expect([bucket.take("a", 499), bucket.take("a", 501)]).toEqual([1, 0]);
  });

  it("never lets more than the burst and the rate through, however the requests are spread", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 }), (gaps) => {
        const bucket = new TokenBucket(5, 10);
        let at = 0;
        let allowed = 0;
        for (const gap of gaps) {
          at += gap;
          if (bucket.take("key", at) === 0) allowed++;
        }
        expect(allowed).toBeLessThanOrEqual(10 + (at / 1000) * 5 + 1e-6);
      }),
    );
  });
});
