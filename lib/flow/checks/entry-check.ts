import type { Issue } from "../issue";
import type { Check } from "./check";

/** A call has to begin somewhere, and what the flow names as its beginnings has to exist. */
export const entryCheck: Check = ({ flow }) => {
  const issues: Issue[] = [];
  if (flow.entry === null) {
    issues.push({
      code: "no_entry",
      severity: "error",
      nodeId: null,
      path: "entry",
      message: "The flow does not say where a call begins. Choose its first node.",
    });
  }
  for (const place of ["entry", "afterCall", "fallback"] as const) {
    const id = flow[place];
    if (id === null || Object.hasOwn(flow.nodes, id)) continue;
    issues.push({
      code: "entry_missing",
      severity: "error",
      nodeId: null,
      path: place,
      message: `The flow's ${place} is "${id}", which does not exist. Choose another node.`,
      values: { place, target: id },
    });
  }
  return issues;
};
