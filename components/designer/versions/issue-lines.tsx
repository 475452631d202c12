import { useTranslations } from "next-intl";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import type { FlowNode } from "@/lib/flow/document";
import { type Issue, issueKey } from "@/lib/flow/issue";

/** Problems to read, each with the step it belongs to where that is known. */
export function IssueLines({ issues, nodes }: { issues: readonly Issue[]; nodes: Readonly<Record<string, FlowNode>> }) {
  const t = useTranslations("designer.versions");
  const texts = useNodeTexts();
  return (
    <ul className="grid list-disc gap-0.5 ps-5 text-sm">
      {issues.map((issue) => {
        const node = issue.nodeId === null ? undefined : nodes[issue.nodeId];
        return (
          <li key={issueKey(issue)}>
            {node
              ? t.rich("issueAt", {
                  step: () => <bdi className="font-medium">{texts.title(node)}</bdi>,
                  issue: texts.issue(issue, node),
                })
              : texts.issue(issue, node)}
          </li>
        );
      })}
    </ul>
  );
}
