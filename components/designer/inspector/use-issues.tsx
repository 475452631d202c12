"use client";

import { type ReactNode, useMemo } from "react";
import { useEditor } from "@/components/designer/designer-context";
import { FixButton } from "@/components/designer/panels/fix-button";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import type { Issue } from "@/lib/flow/issue";

const none: readonly Issue[] = [];

/** Problems of one node (null: of the flow itself) at a path, and with `below` also within it. */
export function useIssues(nodeId: string | null, path: string, below = false): readonly Issue[] {
  const issues = useEditor((state) => state.issuesByNode.get(nodeId)) ?? none;
  return useMemo(() => {
    const found = issues.filter((issue) => issue.path === path || (below && issue.path.startsWith(`${path}.`)));
    return found.length === 0 ? none : found;
  }, [issues, path, below]);
}

/** The same as a note for a field, each problem once with what mends it at a click; undefined when all is well. */
export function useIssueText(nodeId: string | null, path: string, below = false): ReactNode {
  const texts = useNodeTexts();
  const issues = useIssues(nodeId, path, below);
  // A field without problems is not drawn again for the rest of its node.
  const node = useEditor((state) =>
    nodeId === null || issues.length === 0 ? undefined : state.document.nodes[nodeId],
  );
  if (issues.length === 0) return undefined;
  const byText = new Map(issues.map((issue) => [texts.issue(issue, node), issue]));
  return [...byText].map(([text, issue]) => (
    <span key={text} className="flex flex-wrap items-center gap-x-2 gap-y-1 not-last:mb-1">
      {text}
      <FixButton issue={issue} />
    </span>
  ));
}
