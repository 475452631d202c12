import { type Place, waysFrom, wayTo } from "../call-map";
import { nodeReads } from "../node-reads";
import { type Check, wayInWords } from "./check";

/**
 * Facts of a customer that nobody may hear before they have proved who they are. A number can be faked, so a name is
 * all that a caller recognised by it may be told.
 */
const personal = /^customer(\.(email|id|idNumber|openTickets|openInvoices|serviceStatus|attributes)\b|$|\[)/;

/**
 * On every way to a node that speaks about the account stands an exit that only callers take who have proved who they
 * are. A way without one is a way for a stranger; the shortest is named.
 */
export const personalDataCheck: Check = (graph, _bindings, map) => {
  const { places, entry, fallback } = map;
  const proves = places.map(({ found: { type, config } }) =>
    type?.authenticates && config !== undefined ? type.authenticates(config) : null,
  );
  const strangers = waysFrom(map, [entry, fallback], ({ exit }, from) => !proves[from]?.includes(exit));
  return places.flatMap((place, index) => {
    if (strangers[index] === -1) return [];
    const told = tells(place);
    if (told === null) return [];
    const way = wayInWords(map, wayTo(strangers, index));
    const what = told.fact === "" ? "the account" : told.fact;
    return [
      {
        code: "personal_data_before_authentication",
        severity: "error" as const,
        nodeId: place.top,
        path: place.found === graph.nodes.get(place.top) ? told.path : "",
        message: `A caller who has not proved who they are is told of ${what}: ${way}. Put an authentication on this way, or say nothing personal.`,
        values: { fact: what, way },
      },
    ];
  });
};

/** What personal data a node tells and where, `fact` empty when it is the node's whole purpose; null: none. */
function tells({ found }: Place): { fact: string; path: string } | null {
  const { type, config } = found;
  if (!type || config === undefined) return null;
  if (type.personalData(config)) return { fact: "", path: "" };
  const read = nodeReads(found).find(({ heard, fact }) => heard && personal.test(fact));
  return read ? { fact: read.fact, path: read.path } : null;
}
