import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fits } from "@/lib/simulator/fits";
import type { Json } from "@/lib/util/json";
import { galleryCalls } from "./gallery";
import { type CrmWay, createGoldenLine, type GoldenLine } from "./golden-line";
import { expectedHearing, notHeardAsWritten } from "./heard-as-written";
import { playGoldenCall } from "./play-golden-call";
import { expectedRecords, readRecords } from "./records-of-call";

const ways: CrmWay[] = ["in process", "over HTTP"];

/** Files that share the golden calls among them, so that as many workers play them. */
const parts = 2;

/**
 * Every golden call of the gallery, dialled: through the carrier, over HTTP, by the real call path with PostgreSQL and
 * the worker behind it, once for each way to the customer database. What is so in the golden call's world (who calls, what
 * the PIN check says, a queue that is full) is made so in the database, at the carrier, or with the people who are rung.
 * Only `startsAt` is not, because the calls are dialled now; no flow of the gallery asks what time it is.
 *
 * @param part this file's calls: a number from 1 to `parts`
 */
export function describeGoldenCalls(part: number): void {
  const calls = galleryCalls().filter((_call, index) => index % parts === part - 1);
  /** What came of each call, by its name, in the order of the ways. */
  const results = new Map<string, string[]>();

  let line: GoldenLine;
  beforeAll(async () => {
    line = await createGoldenLine();
  });
  afterAll(() => line?.close());

  it("plays its part of the golden calls", () => {
    expect(calls.length).toBeGreaterThan(50);
  });

  describe.each(ways)("with the customer database %s", (way) => {
    it.each(calls.map((call) => [call.name, call] as const))("%s", async (name, call) => {
      const played = await playGoldenCall(line, way, call);
      const { heard, path, end, writes } = played;
      expect(notHeardAsWritten(expectedHearing(call.golden), heard)).toEqual([]);
      expect(path).toEqual(call.golden.path);
      expect(end).toBe(call.golden.end);
      if (call.golden.writes)
        expect(fits(writes as unknown as Json, call.golden.writes), JSON.stringify(writes, null, 2)).toBe(true);
      const records = await readRecords(line.app.prisma, played.callId);
      expect(records).toEqual(expectedRecords(writes, played.recordings));
      const result = JSON.stringify({ heard, path, end, records }, withoutSeconds);
      results.set(name, [...(results.get(name) ?? []), result]);
    });

    it("asks it in this way and no other", async () => {
      const { lastUsedAt } = await line.app.prisma.apiKey.findFirstOrThrow();
      expect(lastUsedAt === null).toBe(way === "in process");
    });
  });

  it("every golden call gives the same result both ways", () => {
    expect([...results.keys()]).toEqual(calls.map(({ name }) => name));
    for (const [name, [first, ...others]] of results) expect(others, name).toEqual([first]);
  });
}

/** A call takes as long as it takes; whatever is counted in its summary may differ. */
const withoutSeconds = (key: string, value: unknown) =>
  key === "summary" && typeof value === "string" ? value.replace(/\d+/g, "*") : value;
