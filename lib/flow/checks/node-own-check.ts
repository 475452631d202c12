import type { Check } from "./check";

/** What node types themselves find wrong. */
export const nodeOwnCheck: Check = ({ flow, nodes }) =>
  [...nodes.values()].flatMap(({ id, type, config }) =>
    type?.check && config !== undefined ? type.check(config, flow).map((issue) => ({ ...issue, nodeId: id })) : [],
  );
