import { describe, expect, it } from "vitest";
import { readCounted } from "@/components/calls/use-counted";
import { callsLink } from "@/components/designer/traffic/calls-link";
import { noFilters, type ShownTraffic } from "@/components/designer/traffic/traffic-store";

const bounds = { from: new Date("2026-03-01T00:00:00Z"), to: new Date("2026-03-08T00:00:00Z") };
const shown = { bounds, filters: noFilters } as ShownTraffic;
const read = (address: string) => readCounted(new URL(address, "http://localhost").searchParams);

describe("the way from a count to its calls", () => {
  it("names exactly that count", () => {
    const filters = { version: 3, number: "+15550100001", language: "en-US" };
    expect(read(callsLink("f1", { ...shown, filters }, "main menu", "exit:a&b"))).toEqual({
      flowId: "f1",
      nodeId: "main menu",
      way: "exit:a&b",
      period: bounds,
      ...filters,
    });
    expect(read(callsLink("f1", shown, "", "in"))).toEqual({ flowId: "f1", nodeId: "", way: "in", period: bounds });
  });

  it("leaves out what an address says wrongly", () => {
    expect(read("/calls?flow=f1&from=x&to=y&version=-1")).toEqual({ flowId: "f1", nodeId: "", way: "in" });
    expect(read("/calls?step=a")).toBeNull();
  });
});
