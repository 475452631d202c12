import { waysFrom } from "../call-map";
import { type Check, nameOf } from "./check";

/** Nodes no call can come to: left over, or a wire is missing. Not an error, since drafts are parked so. */
export const reachCheck: Check = (_graph, _bindings, map) => {
  const reached = waysFrom(map, [map.entry, map.afterCall, map.fallback]);
  return map.places
    .filter(({ frame }, index) => frame === 0 && reached[index] === -1)
    .map(({ found }) => ({
      code: "unreachable_node",
      severity: "warning",
      nodeId: found.id,
      path: "",
      message: `No call can reach ${nameOf(found)}. Wire an exit to it or delete it.`,
      values: { node: found.node.label || found.id },
    }));
};
