import { ofEachNode } from "./check";

/** What node types themselves find wrong. */
export const nodeOwnCheck = ofEachNode(({ id, type, config }, flow) =>
  type?.check && config !== undefined ? type.check(config, flow).map((issue) => ({ ...issue, nodeId: id })) : [],
);
