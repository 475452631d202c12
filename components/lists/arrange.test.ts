import { describe, expect, it } from "vitest";
import { type Arrangement, arrange } from "@/components/lists/arrange";

interface Line {
  label: string;
  number: string;
  calls: number;
}

const lines: Line[] = [
  { label: "Line 10", number: "+15550100", calls: 3 },
  { label: "Ärger", number: "+15550123", calls: 7 },
  { label: "line 2", number: "+4930555", calls: 3 },
];

const arrangement: Arrangement<Line, "label" | "calls"> = {
  found: ({ label, number }, { isIn, digits }) => isIn(label) || (digits !== "" && number.includes(digits)),
  by: { label: ({ label }) => label, calls: ({ calls }) => calls },
};

const labels = (
  search: string,
  column: "label" | "calls" = "label",
  direction: "asc" | "desc" = "asc",
  locale = "en",
) => arrange(lines, arrangement, search, { column, direction }, locale).map(({ label }) => label);

describe("search", () => {
  it("finds a text in any case, whatever stands around it", () => {
    expect(labels("  LINE ")).toEqual(["line 2", "Line 10"]);
    expect(labels("är")).toEqual(["Ärger"]);
  });

  it("finds a number by its digits, typed as people write them", () => {
    expect(labels("(49) 30")).toEqual(["line 2"]);
  });

  it("finds every row when nothing is typed, and none when nothing fits", () => {
    expect(labels(" ")).toHaveLength(3);
    expect(labels("fax")).toEqual([]);
  });
});

describe("order", () => {
  it("puts numbers in texts in their order, and letters where the language has them", () => {
    expect(labels("")).toEqual(["Ärger", "line 2", "Line 10"]);
    expect(labels("", "label", "asc", "et")).toEqual(["line 2", "Line 10", "Ärger"]);
  });

  it("leaves rows that are equal in their column in the order of the first one, in either direction", () => {
    expect(labels("", "calls")).toEqual(["line 2", "Line 10", "Ärger"]);
    expect(labels("", "calls", "desc")).toEqual(["Ärger", "line 2", "Line 10"]);
  });

  it("leaves the rows it was given as they were", () => {
    labels("", "calls", "desc");
    expect(lines[0]?.label).toBe("Line 10");
  });
});
