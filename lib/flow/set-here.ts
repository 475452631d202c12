import { type CallMap, type Move, waysFrom } from "./call-map";
import { UnsetWays } from "./unset-ways";

/** Whether something is known when a call comes to a step: on every way there, on some, or on none. */
export type SetHere = "always" | "sometimes" | "never";

/** What is known at a step of the flow itself, by the ways that lead there. */
export interface KnownHere {
  /** Every variable that some step sets, by name. */
  variables: ReadonlyMap<string, SetHere>;
  /** Who is calling; `sometimes`, since any caller may be known by their number, unless every way proves it. */
  customer: "always" | "sometimes";
}

/** @param nodeId a node of the flow; one that no call reaches knows what would be known if it were reached */
export function knownHere(map: CallMap, nodeId: string): KnownHere {
  const place = map.places.findIndex(({ id }) => id === nodeId);
  const unset = new UnsetWays(map);
  const setters = settersOf(map);
  const reached = waysFrom(map, [map.entry, map.fallback, map.afterCall]);
  const isReached = place >= 0 && reached[place] !== -1;
  const variables = new Map(
    [...setters].map(([name, after]): [string, SetHere] => {
      if (place < 0 || waysFrom(map, after)[place] === -1) return [name, "never"];
      return [name, isReached && unset.wayTo(place, name) === null ? "always" : "sometimes"];
    }),
  );
  const proves = ({ exit, kind }: Move, from: number) => {
    const { type, config } = map.places[from]?.found ?? {};
    return kind === "exit" && config !== undefined && (type?.authenticates?.(config).includes(exit) ?? false);
  };
  const unproved = waysFrom(map, [map.entry, map.fallback, map.afterCall], (move, from) => !proves(move, from));
  return { variables, customer: isReached && unproved[place] === -1 ? "always" : "sometimes" };
}

/** By each variable of the flow itself, the places to which a call goes on once it is set. */
function settersOf({ places, frames }: CallMap): Map<string, number[]> {
  const setters = new Map<string, number[]>();
  const add = (name: string, to: readonly number[]) => setters.set(name, [...(setters.get(name) ?? []), ...to]);
  for (const { frame, found, moves } of places) {
    const { type, config } = found;
    const caller = frames[frame]?.caller ?? null;
    if (caller === null && type?.sets && config !== undefined)
      for (const { exit, variables } of type.sets(config))
        for (const name of variables)
          add(
            name,
            moves.filter((move) => move.exit === exit && move.kind === "exit").map(({ to }) => to),
          );
    if (caller !== null && places[caller.place]?.frame === 0)
      for (const { outer } of caller.call.gives)
        add(
          outer,
          moves.filter(({ kind }) => kind === "return").map(({ to }) => to),
        );
  }
  return setters;
}
