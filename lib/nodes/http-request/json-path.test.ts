import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/util/json";
import { leastCpuMs } from "@/lib/util/test-speed";
import { jsonPathPattern, onlyRead, readJsonPath } from "./json-path";

const answer: Json = {
  orders: [{ id: 7, status: "sent", lines: [[1, 2]] }, { id: 8 }],
  total: 2,
  paid: false,
  none: null,
};

describe("readJsonPath", () => {
  it.each([
    ["orders[0].status", "sent"],
    ["orders[0].lines[0][1]", 2],
    ["orders[1].id", 8],
    ["total", 2],
    ["paid", false],
  ])("%s", (path, value) => {
    expect(readJsonPath(answer, path)).toBe(value);
  });

  it.each(["none", "orders", "orders[0]", "orders[9].id", "orders.length", "total.toFixed", "constructor.name", "x.y"])(
    "%s is nothing",
    (path) => {
      expect(readJsonPath(answer, path)).toBeNull();
    },
  );

  it("reads a list that is the whole answer", () => {
    expect(readJsonPath([{ id: 1 }], "[0].id")).toBe(1);
  });
});

describe("jsonPathPattern", () => {
  it.each(["a", "a.b", "a[0]", "a[0][1].b", "[0]", "[0].a", "älter.كم", "a-b.c_d"])("takes %s", (path) => {
    expect(path).toMatch(jsonPathPattern);
  });

  it.each(["", ".", "a.", ".a", "a..b", "a[", "a[]", "a[x]", "a[-1]", "a[1000]", "a b", "__proto__.x", "a.__proto__"])(
    "refuses %j",
    (path) => {
      expect(path).not.toMatch(jsonPathPattern);
    },
  );

  it("fault 27: refuses what would make a slow expression slow, in no time", () => {
    for (const path of ["[0]".repeat(70_000), "a.".repeat(100_000), `${"a".repeat(200_000)}]`]) {
      expect(leastCpuMs(30, () => jsonPathPattern.test(path))).toBeLessThan(30);
    }
  });
});

const names = fc.constantFrom("a", "b", "constructor", "length");
const paths = fc
  .tuple(names, fc.array(fc.oneof(names, fc.nat({ max: 3 })), { maxLength: 4 }))
  .map(([first, steps]) =>
    steps.reduce((path: string, step) => path + (typeof step === "number" ? `[${step}]` : `.${step}`), first),
  );
const { answers } = fc.letrec((tie) => ({
  answers: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(
      fc.string(),
      fc.double().map((n) => n + 0),
      fc.boolean(),
      fc.constant(null),
    ),
    fc.array(tie("answers"), { maxLength: 4 }),
    fc.dictionary(names, tie("answers")),
  ),
}));

describe("onlyRead", () => {
  it("keeps what is read where it is, and nothing else", () => {
    expect(onlyRead(answer, ["orders[1].id", "paid"])).toEqual({ orders: [null, { id: 8 }], paid: false });
    expect(onlyRead(answer, ["orders"])).toEqual({ orders: [] });
    expect(onlyRead(answer, [])).toEqual({});
    expect(onlyRead({ text: "x".repeat(9_000) }, ["text"])).toEqual({ text: "x".repeat(4_000) });
    expect(onlyRead([Number.POSITIVE_INFINITY, Number.NaN], ["[0]"])).toEqual([null]);
  });

  it("leaves every path reading the same, whatever the answer", () => {
    fc.assert(
      fc.property(answers, fc.array(paths, { maxLength: 5 }), (data, read) => {
        const kept = onlyRead(data as never, read);
        for (const path of read) {
          const value = readJsonPath(data as never, path);
          const expected = typeof value === "number" && !Number.isFinite(value) ? null : value;
          expect(readJsonPath(kept, path)).toEqual(expected);
        }
        expect(JSON.parse(JSON.stringify(kept))).toEqual(kept);
      }),
    );
  });
});
