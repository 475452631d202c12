import type { Candidate } from "./candidate";

/** Negative when `a` goes before `b`, as `Array.sort` has it. */
export type Order = (a: Candidate, b: Candidate) => number;

/** The first that tells two apart decides. */
export const inTurn =
  (...orders: Order[]): Order =>
  (a, b) => {
    for (const order of orders) {
      const difference = order(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  };

export const lowestFirst =
  (figure: (candidate: Candidate) => number): Order =>
  (a, b) =>
    figure(a) - figure(b);

export const highestFirst =
  (figure: (candidate: Candidate) => number): Order =>
  (a, b) =>
    figure(b) - figure(a);

/** The department's list: agents of a better priority first, then in their places. Total, because names are unique. */
export const listOrder: Order = inTurn(
  lowestFirst(({ priority }) => priority),
  lowestFirst(({ position }) => position),
  byName,
);

/** Lots drawn with the seed, so that equals are not always taken in the same order. Total, because names are unique. */
export const lotsOrder = (seed: string): Order =>
  inTurn(
    lowestFirst(({ name }) => lot(`${seed} ${name}`)),
    byName,
  );

function byName(a: Candidate, b: Candidate): number {
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

/** FNV-1a over UTF-16 code units, finished as MurmurHash3 does it so that neighbouring seeds differ: 0 to 2³² − 1. */
function lot(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
