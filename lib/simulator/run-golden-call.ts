import type { Effect } from "@/lib/engine/effect";
import type { FlowDocument } from "@/lib/flow/document";
import type { Json } from "@/lib/util/json";
import { describeAction } from "./caller-action";
import { type Coverage, coverageOf } from "./coverage";
import { fits } from "./fits";
import type { GoldenCall } from "./golden-call";
import { pathOf } from "./path";
import { heard } from "./transcript";
import { act, dialFlow, type VirtualCall } from "./virtual-call";

/** One place where a call went otherwise than written. */
export interface Difference {
  /** Index into the golden call's steps; -1: before the first; null: the call as a whole. */
  step: number | null;
  /** What was compared, or what could not be done. */
  what: string;
  expected: Json;
  actual: Json;
}

export interface GoldenResult {
  ok: boolean;
  differences: Difference[];
  coverage: Coverage;
  call: VirtualCall;
}

/** Plays a golden call against a flow with the pure engine. Same flow, same call, same result. */
export function runGoldenCall(flow: FlowDocument, golden: GoldenCall): GoldenResult {
  const differences: Difference[] = [];
  let call = dialFlow(flow, golden.world);
  differences.push(
    ...compareHeard(
      -1,
      golden,
      call.turns.flatMap(({ effects }) => effects),
    ),
  );
  for (const [index, step] of golden.steps.entries()) {
    const next = act(flow, call, step.caller);
    if (!next.ok) {
      differences.push({
        step: index,
        what: next.error,
        expected: describeAction(step.caller),
        actual: call.session.wait.kind,
      });
      break;
    }
    const fresh = next.value.turns.slice(call.turns.length).flatMap(({ effects }) => effects);
    differences.push(...compareHeard(index, step, fresh));
    call = next.value;
  }
  differences.push(...compareWhole(golden, call));
  const steps = call.turns.flatMap((turn) => turn.steps);
  return { ok: differences.length === 0, differences, coverage: coverageOf(flow, steps), call };
}

/** A difference in lines a person can read. */
export function formatDifference({ step, what, expected, actual }: Difference): string {
  const place = step === null ? "" : step < 0 ? "at the start: " : `step ${step + 1}: `;
  return `${place}${what}\n  expected ${JSON.stringify(expected)}\n  actual   ${JSON.stringify(actual)}`;
}

function compareHeard(
  step: number,
  expected: Pick<GoldenCall, "hears" | "hearsAmong">,
  effects: readonly Effect[],
): Difference[] {
  const actual = heard(effects);
  const differences: Difference[] = [];
  if (expected.hears && !same(expected.hears, actual)) {
    differences.push({ step, what: "what is heard", expected: expected.hears, actual });
  }
  const missing = (expected.hearsAmong ?? []).filter((text) => !actual.includes(text));
  if (missing.length > 0) differences.push({ step, what: "not heard", expected: missing, actual });
  return differences;
}

function compareWhole(golden: GoldenCall, { session, turns }: VirtualCall): Difference[] {
  const differences: Difference[] = [];
  const path = pathOf(turns.flatMap((turn) => turn.steps));
  if (!same(golden.path, path)) differences.push({ step: null, what: "the path", expected: golden.path, actual: path });
  const end = session.phase === "ended" ? session.outcome.reason : "the call goes on";
  if (end !== golden.end) differences.push({ step: null, what: "the end", expected: golden.end, actual: end });
  if (golden.writes) {
    const writes = turns.flatMap(({ effects }) => effects.filter(isWriting)) as unknown as Json[];
    const alike =
      writes.length === golden.writes.length && golden.writes.every((write, index) => fits(writes[index], write));
    if (!alike) differences.push({ step: null, what: "what is written", expected: golden.writes, actual: writes });
  }
  return differences;
}

const writing = new Set<string>(["addInteraction", "createTask", "openTicket", "keepVoicemail"]);
const isWriting = (effect: Effect) => writing.has(effect.type);

const same = (a: Json, b: Json) => JSON.stringify(a) === JSON.stringify(b);
