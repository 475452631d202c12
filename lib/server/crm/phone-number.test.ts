import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callerKey, toE164 } from "@/lib/server/crm/phone-number";

describe("toE164", () => {
  it.each([
    ["+15550100001", undefined, "+15550100001"],
    ["(555) 010-0001", undefined, "+15550100001"],
    ["+372 5555 0101", undefined, "+37255550101"],
    ["5555 0101", "EE", "+37255550101"],
    ["050 123 4567", "AE", "+971501234567"],
    ["00971 50 123 4567", "EE", "+971501234567"],
    ["+971٥٠١٢٣٤٥٦٧", undefined, "+971501234567"],
  ] as const)("reads %s (%s) as %s", (text, country, expected) => {
    expect(toE164(text, country)).toBe(expected);
  });

  it.each(["", "anonymous", "+266696687", "client:alice", "sip:a@b.example", "123", "+0123456789", "1".repeat(5000)])(
    "finds no number in %j",
    (text) => {
      expect(toE164(text)).toBeNull();
    },
  );

  it("gives E.164 or null for any text, and leaves E.164 as it is", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const number = toE164(text);
        if (number === null) return;
        expect(number).toMatch(/^\+[1-9]\d{4,14}$/);
        expect(toE164(number)).toBe(number);
      }),
    );
  });

  it("counts every caller without a number under one name", () => {
    expect([callerKey("+266696687"), callerKey(""), callerKey("+15550100001")]).toEqual([
      "anonymous",
      "anonymous",
      "+15550100001",
    ]);
  });
});
