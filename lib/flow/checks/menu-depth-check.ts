import { type CallMap, type Place, waysFrom } from "../call-map";
import { type Check, wayInWords } from "./check";

/** Callers who have to choose more often than this, with nothing else asked in between, give up or press 0. */
const menusInARow = 3;

/** No menu is so deep that its callers went through more than three in a row, itself counted, however they chose. */
export const menuDepthCheck: Check = (_graph, _bindings, map) => {
  const { before, cameFrom } = menusBefore(map);
  return map.places.flatMap((place, index) => {
    // The menus below are as deep for the same reason: the first is told.
    if (!isMenu(place) || before[index] !== menusInARow) return [];
    const way: number[] = [];
    for (let at = index; at >= 0; at = cameFrom[at] as number) if (isMenu(map.places[at] as Place)) way.unshift(at);
    const words = wayInWords(map, way);
    return [
      {
        code: "menu_too_deep",
        severity: "warning" as const,
        nodeId: place.top,
        path: "",
        message: `Callers go through ${way.length} menus one after the other: ${words}. Join menus, or leave out a question.`,
        values: { count: way.length, limit: menusInARow, way: words },
      },
    ];
  });
};

const isMenu = ({ found: { type, config } }: Place) => type?.choices !== undefined && config !== undefined;

const hears = ({ found: { type, config } }: Place) =>
  type !== null && config !== undefined && type.subflow === undefined && type.needsInput(config);

/** On the way with the fewest: how many menus in a row a call has gone through when it comes to a place; -1: it never does. */
function menusBefore(map: CallMap): { before: Int32Array; cameFrom: Int32Array } {
  const { places, entry, fallback } = map;
  const before = new Int32Array(places.length).fill(-1);
  const cameFrom = new Int32Array(places.length).fill(-1);
  const reached = waysFrom(map, [entry, fallback]);
  // Where nothing was chosen just before: the starts, and what follows a node that hears something else.
  let ring = [entry, fallback].flatMap((place) => (place === null ? [] : [{ place, from: -1 }]));
  places.forEach((place, index) => {
    if (reached[index] === -1 || isMenu(place) || !hears(place)) return;
    for (const { to } of place.moves) ring.push({ place: to, from: -1 });
  });
  for (let count = 0; ring.length > 0; count += 1) {
    const deeper: typeof ring = [];
    for (let next = 0; next < ring.length; next += 1) {
      const { place: index, from } = ring[next] as (typeof ring)[number];
      if (before[index] !== -1) continue;
      before[index] = count;
      cameFrom[index] = from;
      const place = places[index] as Place;
      if (!isMenu(place) && hears(place)) continue;
      for (const { to } of place.moves) (isMenu(place) ? deeper : ring).push({ place: to, from: index });
    }
    ring = deeper;
  }
  return { before, cameFrom };
}
