import { expect, it } from "vitest";
import { numberToOffer } from "./number-to-offer";

const number = (e164: string, flowId: string | null) => ({ e164, flow: flowId === null ? null : { id: flowId } });
const numbers = [number("+1", "there"), number("+2", null), number("+3", "here"), number("+4", "here")];

it.each([
  ["the flow's first, whatever else there is", numbers, null, "+3"],
  ["the wanted one of the flow's", numbers, "+4", "+4"],
  ["none that the flow has given up", numbers, "+1", "+3"],
  ["none where the flow has none", numbers.slice(0, 2), "+1", ""],
  ["the wanted one before the numbers are known", undefined, "+1", "+1"],
  ["none before the numbers are known and where none is wanted", undefined, null, ""],
])("the phone beside a flow offers %s", (_name, known, wanted, offered) => {
  expect(numberToOffer(known, "here", wanted)).toBe(offered);
});
