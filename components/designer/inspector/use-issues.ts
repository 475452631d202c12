"use client";

import { useMemo } from "react";
import { useEditor } from "@/components/designer/designer-context";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import type { Issue } from "@/lib/flow/issue";

const none: readonly Issue[] = [];

/** Problems of one node (null: of the flow itself) at a path, and with `below` also within it. */
export function useIssues(nodeId: string | null, path: string, below = false): readonly Issue[] {
  const issues = useEditor((state) => state.issues);
  return useMemo(() => {
    const found = issues.filter(
      (issue) => issue.nodeId === nodeId && (issue.path === path || (below && issue.path.startsWith(`${path}.`))),
    );
    return found.length === 0 ? none : found;
  }, [issues, nodeId, path, below]);
}

/** The same as one text for a field, or undefined when all is well. */
export function useIssueText(nodeId: string | null, path: string, below = false): string | undefined {
  const texts = useNodeTexts();
  const issues = useIssues(nodeId, path, below);
  const node = useEditor((state) => (nodeId === null ? undefined : state.document.nodes[nodeId]));
  if (issues.length === 0) return undefined;
  return [...new Set(issues.map((issue) => texts.issue(issue, node)))].join(" ");
}
