import { expect, it } from "vitest";
import type { GoldenCall } from "@/lib/simulator/golden-call";
import { expectedHearing, notHeardAsWritten } from "./heard-as-written";

const golden = {
  hears: ["Welcome.", "Press 1."],
  steps: [
    { caller: { press: "1" }, hears: ["Please hold.", "About 2 minutes."] },
    { caller: { waitSeconds: 20 }, hears: [] },
    { caller: { waitSeconds: 40 }, hears: ["Still here."] },
    { caller: { hangUp: true } },
  ],
} as unknown as GoldenCall;

const heard = [["Welcome.", "Press 1."], ["Please hold.", "About 2 minutes."], ["Still here."], []];

it("finds nothing when all is heard as written, waiting on being one piece with waiting", () => {
  expect(notHeardAsWritten(expectedHearing(golden), heard)).toEqual([]);
});

it("tells the piece where something else, more or less is heard", () => {
  const pieces = (actual: string[][]) => notHeardAsWritten(expectedHearing(golden), actual).map(({ piece }) => piece);
  expect(pieces([["Welcome."], ...heard.slice(1)])).toEqual([0]);
  expect(pieces([...heard.slice(0, 2), ["Still here.", "Still here."], []])).toEqual([2]);
  expect(pieces(heard.slice(0, 3))).toEqual([3]);
});

it("finds what must be among others", () => {
  const among = expectedHearing({ ...golden, hears: undefined, hearsAmong: ["Press 1."] } as GoldenCall);
  expect(notHeardAsWritten(among, heard)).toEqual([]);
  expect(notHeardAsWritten(among, heard.with(0, ["Welcome."])).map(({ piece }) => piece)).toEqual([0]);
});
