import { isWriting } from "@/lib/engine/effect";
import type { Step } from "@/lib/engine/session";
import type { FlowDocument } from "@/lib/flow/document";
import type { Json } from "@/lib/util/json";
import { describeAction } from "./caller-action";
import { fits } from "./fits";
import type { GoldenCall } from "./golden-call";
import { pathOf } from "./path";
import { heard } from "./transcript";
import { act, dialFlow, type VirtualCall } from "./virtual-call";

/** One place where a call went otherwise than written. */
export interface Difference {
  code: "heard_differs" | "not_heard" | "not_listening" | "path_differs" | "end_differs" | "writes_differ";
  /** Index into the golden call's steps; -1: before the first; null: the call as a whole. */
  step: number | null;
  /** Where the call was, or null when it is about the whole. */
  nodeId: string | null;
  message: string;
  expected: Json;
  actual: Json;
}

export interface GoldenResult {
  ok: boolean;
  differences: Difference[];
  call: VirtualCall;
}

/** Plays a golden call against a flow with the pure engine. Same flow, same call, same result. */
export function runGoldenCall(flow: FlowDocument, golden: GoldenCall): GoldenResult {
  let call = dialFlow(flow, golden.world);
  const differences = compareHeard(-1, golden, call, 0);
  for (const [step, { caller, ...expected }] of golden.steps.entries()) {
    const next = act(flow, call, caller);
    if (!next.ok) {
      const { nodeId, wait } = call.session;
      differences.push({
        code: "not_listening",
        step,
        nodeId,
        message: next.error,
        expected: describeAction(caller),
        actual: wait.kind,
      });
      break;
    }
    differences.push(...compareHeard(step, expected, next.value, call.turns.length));
    call = next.value;
  }
  differences.push(...compareWhole(golden, call));
  return { ok: differences.length === 0, differences, call };
}

/** The nodes passed through in a call, for coverage. */
export const stepsOf = ({ turns }: VirtualCall): Step[] => turns.flatMap(({ steps }) => steps);

/** One line for a terminal: where, code, and both sides. */
export function formatDifference({ code, step, nodeId, message, expected, actual }: Difference): string {
  const place = step === null ? "" : step < 0 ? " at the start" : ` step ${step + 1}`;
  const both = `expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
  return `${nodeId ?? "(call)"}${place}: error ${code}: ${message}; ${both}`;
}

function compareHeard(
  step: number,
  { hears, hearsAmong }: Pick<GoldenCall, "hears" | "hearsAmong">,
  { session, turns }: VirtualCall,
  since: number,
): Difference[] {
  const actual = heard(turns.slice(since).flatMap(({ effects }) => effects));
  const place = { step, nodeId: turns[since]?.steps[0]?.nodeId ?? session.nodeId };
  const differences: Difference[] = [];
  if (hears && !same(hears, actual)) {
    differences.push({
      code: "heard_differs",
      ...place,
      message: "the caller hears something else",
      expected: hears,
      actual,
    });
  }
  const missing = (hearsAmong ?? []).filter((text) => !actual.includes(text));
  if (missing.length > 0) {
    differences.push({
      code: "not_heard",
      ...place,
      message: "the caller does not hear this",
      expected: missing,
      actual,
    });
  }
  return differences;
}

function compareWhole(golden: GoldenCall, call: VirtualCall): Difference[] {
  const { session, turns } = call;
  const whole = { step: null, nodeId: null };
  const differences: Difference[] = [];
  const path = pathOf(stepsOf(call));
  if (!same(golden.path, path)) {
    differences.push({
      code: "path_differs",
      ...whole,
      message: "the call goes another way",
      expected: golden.path,
      actual: path,
    });
  }
  const end = session.phase === "ended" ? session.outcome.reason : "the call goes on";
  if (end !== golden.end) {
    differences.push({
      code: "end_differs",
      ...whole,
      message: "the call ends otherwise",
      expected: golden.end,
      actual: end,
    });
  }
  if (golden.writes) {
    const writes = turns.flatMap(({ effects }) => effects.filter(isWriting)) as unknown as Json[];
    if (!fits(writes, golden.writes)) {
      differences.push({
        code: "writes_differ",
        ...whole,
        message: "something else is written",
        expected: golden.writes,
        actual: writes,
      });
    }
  }
  return differences;
}

const same = (a: Json, b: Json) => JSON.stringify(a) === JSON.stringify(b);
