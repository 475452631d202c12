import { expect, it } from "vitest";
import { templateFilters } from "@/lib/flow/template";
import { filterExamples } from "./filter-examples";

it("shows every filter that may be used, each by a change that can be seen", () => {
  expect(filterExamples.map(({ name }) => name).toSorted()).toEqual([...templateFilters].toSorted());
  for (const { name, before, after } of filterExamples) expect(`${name}: ${after}`).not.toBe(`${name}: ${before}`);
  const of = (name: string) => filterExamples.find((each) => each.name === name)?.after;
  expect(of("default")).toBe("there");
  expect(of("slice")).toBe("8812");
  expect(of("split")).toBe("4 0 2 1");
});
