import { type CallMap, type Move, type Place, waysFrom, wayTo } from "./call-map";

/** Ways on which a variable is not set, with what lies before each place where they begin. */
interface Unset {
  cameFrom: Int32Array;
  before: ReadonlyMap<number, readonly number[]>;
}

/** For each variable of each frame, the ways on which it is not set. */
export class UnsetWays {
  private readonly known = new Map<string, Unset>();
  private readonly sets: (readonly { exit: string; variables: readonly string[] }[] | null)[];
  private readonly reached: Int32Array;
  private readonly returning: number[];

  constructor(private readonly map: CallMap) {
    this.sets = map.places.map(({ found: { type, config } }) =>
      type?.sets && config !== undefined ? type.sets(config) : null,
    );
    this.returning = map.places.flatMap(({ moves }, index) =>
      moves.some(({ kind }) => kind === "return") ? [index] : [],
    );
    this.reached = waysFrom(map, [map.entry, map.fallback, map.afterCall]);
  }

  /** A way to a place on which a variable of its frame is not set, or null when there is none. */
  wayTo(place: number, name: string): number[] | null {
    const { frame } = this.map.places[place] as Place;
    const { cameFrom, before } = this.unset(frame, name);
    if (cameFrom[place] === -1) return null;
    const way = wayTo(cameFrom, place);
    return [...(before.get(way[0] as number) ?? []), ...way];
  }

  private unset(frame: number, name: string): Unset {
    const key = `${frame} ${name}`;
    const known = this.known.get(key);
    if (known) return known;
    const before = new Map<number, readonly number[]>();
    const starts = [...this.begins(frame, name, before), ...this.comesBack(frame, name, before)];
    const cameFrom = waysFrom(this.map, starts, (move, from) => this.staysUnset(frame, name, move, from));
    const fresh = { cameFrom, before };
    this.known.set(key, fresh);
    return fresh;
  }

  /** Where a frame begins, unless the variable is handed in. */
  private begins(frame: number, name: string, before: Map<number, readonly number[]>): (number | null)[] {
    const { entry, fallback, afterCall, frames, places } = this.map;
    const caller = frames[frame]?.caller ?? null;
    if (caller === null) return [entry, fallback, afterCall];
    if (caller.call.takes.includes(name) || this.reached[caller.place] === -1) return [];
    const enter = (places[caller.place] as Place).moves.find(({ kind }) => kind === "enter");
    if (!enter) return [];
    before.set(enter.to, wayTo(this.reached, caller.place));
    return [enter.to];
  }

  /** Where a subflow comes back that was to set the variable and has not: then it is blank, whatever it was before. */
  private comesBack(frame: number, name: string, before: Map<number, readonly number[]>): number[] {
    const { places, frames } = this.map;
    return this.returning.flatMap((index) => {
      const { frame: inner, moves } = places[index] as Place;
      const caller = frames[inner]?.caller;
      if (!caller || places[caller.place]?.frame !== frame) return [];
      const given = caller.call.gives.find(({ outer }) => outer === name);
      if (!given) return [];
      return moves.flatMap(({ kind, to }) => {
        const way = kind === "return" ? this.wayTo(index, given.inner) : null;
        if (way === null) return [];
        if (!before.has(to)) before.set(to, way);
        return [to];
      });
    });
  }

  /** Whether a move leaves the variable as unset as it was. */
  private staysUnset(frame: number, name: string, { exit, kind }: Move, from: number): boolean {
    const { places, frames } = this.map;
    const place = places[from] as Place;
    if (kind === "return") {
      const caller = frames[place.frame]?.caller;
      if (!caller || place.frame === frame) return false;
      const back = places[caller.place] as Place;
      return back.frame !== frame || !caller.call.gives.some(({ outer }) => outer === name);
    }
    if (place.frame !== frame) return true;
    // Of an unknown type nobody knows what it sets, so nothing is said against it.
    if (place.found.type === null) return false;
    return !this.sets[from]?.some((set) => set.exit === exit && set.variables.includes(name));
  }
}
