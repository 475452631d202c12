import type { CallMap, Place } from "../call-map";
import type { Issue } from "../issue";
import { limits } from "../limits";
import { type Check, nameOf } from "./check";

/**
 * No call may go round without the caller ever being heard, nor pass through more nodes in one turn than the engine
 * allows: it would be stopped with an apology.
 */
export const loopCheck: Check = (_graph, _bindings, map) => {
  const groups = strongComponents(map);
  const loops = groups.filter((group) => group.length > 1 || loopsOnItself(map, group[0] as number));
  return [...loops.map((group) => endless(map, group)), ...(loops.length === 0 ? tooManySteps(map, groups) : [])];
};

const placeAt = ({ places }: CallMap, index: number) => places[index] as Place;
const immediate = (map: CallMap, index: number) => placeAt(map, index).moves.filter((move) => move.immediate);
const loopsOnItself = (map: CallMap, index: number) => immediate(map, index).some(({ to }) => to === index);

function endless(map: CallMap, group: number[]): Issue {
  const places = group.sort((a, b) => a - b).map((index) => placeAt(map, index));
  const names = places.map(({ found }) => nameOf(found));
  const shown = names.slice(0, 5).join(", ") + (names.length > 5 ? " …" : "");
  return {
    code: "loop_without_wait",
    severity: "error",
    nodeId: placeAt(map, group[0] as number).top,
    path: "exits",
    message: `The call would go round for ever through ${shown} without hearing the caller. Put a node that listens into the loop, or break it.`,
    values: { nodes: shown },
  };
}

/** Groups come with what they lead to first, so one pass finds the longest way from each. A return passes its node again. */
function tooManySteps(map: CallMap, groups: readonly number[][]): Issue[] {
  const longest = new Int32Array(map.places.length);
  let begins = -1;
  for (const [index] of groups as [number][]) {
    let after = 0;
    for (const { to, kind } of immediate(map, index)) {
      after = Math.max(after, (longest[to] as number) + (kind === "return" ? 1 : 0));
    }
    longest[index] = 1 + after;
    if (begins === -1 || (longest[index] as number) > (longest[begins] as number)) begins = index;
  }
  const steps = begins === -1 ? 0 : (longest[begins] as number);
  if (steps <= limits.stepsPerTurn) return [];
  return [
    {
      code: "too_many_steps",
      severity: "error",
      nodeId: placeAt(map, begins).top,
      path: "exits",
      message: `From here the call passes through ${steps} nodes without hearing the caller; ${limits.stepsPerTurn} are allowed.`,
      values: { steps, limit: limits.stepsPerTurn },
    },
  ];
}

/** Tarjan's strongly connected components over immediate moves, without recursion: flows may be 5,000 nodes long. */
function strongComponents(map: CallMap): number[][] {
  const count = map.places.length;
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const onStack = new Uint8Array(count);
  const stack: number[] = [];
  const groups: number[][] = [];
  let seen = 0;
  for (let root = 0; root < count; root += 1) {
    if (order[root] !== -1) continue;
    const work = [{ index: root, next: 0, moves: immediate(map, root) }];
    while (work.length > 0) {
      const { index, next, moves } = work[work.length - 1] as (typeof work)[number];
      if (next === 0) {
        order[index] = low[index] = seen++;
        stack.push(index);
        onStack[index] = 1;
      }
      const target = moves[next]?.to;
      (work[work.length - 1] as (typeof work)[number]).next += 1;
      if (target !== undefined) {
        if (order[target] === -1) work.push({ index: target, next: 0, moves: immediate(map, target) });
        else if (onStack[target]) low[index] = Math.min(low[index] as number, order[target] as number);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent) low[parent.index] = Math.min(low[parent.index] as number, low[index] as number);
      if (low[index] === order[index]) groups.push(popGroup(stack, onStack, index));
    }
  }
  return groups;
}

function popGroup(stack: number[], onStack: Uint8Array, first: number): number[] {
  const group = stack.splice(stack.lastIndexOf(first));
  for (const index of group) onStack[index] = 0;
  return group;
}
