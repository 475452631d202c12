import { describe, expect, it } from "vitest";
import { rowsOf, withRows } from "@/components/customers/attribute-rows";

const attributes = { plan: "Fibre", since: 2014, paperless: true, code: "42", devices: ["router"] };
const row = (name: string, value: string, id = 99) => ({ id, name, value });

describe("attribute rows", () => {
  it("come back as they were when nothing is changed", () => {
    expect(withRows(attributes, rowsOf(attributes))).toEqual(attributes);
  });

  it("take numbers and truth values as such, texts that were texts as texts, and leave lists alone", () => {
    const rows = [row("code", "7"), row("since", "2020"), row("risk", "true"), row("zip", "0123"), row("", " ")];
    expect(withRows(attributes, rows)).toEqual({
      devices: ["router"],
      code: "7",
      since: 2020,
      risk: true,
      zip: "0123",
    });
  });

  it.each([
    [[row("two words", "x")]],
    [[row("", "x")]],
    [[row("a", "1"), row("a", "2")]],
    [[row("devices", "x")]],
    [[row("1st", "x")]],
  ])("refuse names that are none or are there twice: %j", (rows) => {
    expect(withRows(attributes, rows)).toBeNull();
  });
});
