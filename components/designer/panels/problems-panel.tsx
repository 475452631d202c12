"use client";

import { CircleAlert, CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { FixButton } from "@/components/designer/panels/fix-button";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { cn } from "@/components/ui/cn";
import { type Issue, issueKey } from "@/lib/flow/issue";

/** Every problem in the same words as at its node, errors first; a click goes to the field that mends it. */
export function ProblemsPanel() {
  const t = useTranslations("designer.panels");
  const status = useTranslations("designer.status");
  const issues = useEditor((state) => state.issues);
  const isChecked = useEditor((state) => state.isChecked);
  if (issues.length === 0) {
    return (
      <p className="flex items-center justify-center gap-2 px-4 py-8 text-muted-foreground">
        {isChecked ? (
          <CircleCheck aria-hidden className="size-4 text-ok" />
        ) : (
          <CircleDashed aria-hidden className="size-4" />
        )}
        {isChecked ? t("noProblems") : status("checking")}
      </p>
    );
  }
  return <IssueList issues={issues} />;
}

export function IssueList({ issues, onJump }: { issues: readonly Issue[]; onJump?: () => void }) {
  const t = useTranslations("designer.panels");
  const { jump } = useDesigner();
  const texts = useNodeTexts();
  const nodes = useEditor((state) => state.document.nodes);
  const sorted = [...issues].sort((a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"));
  return (
    <ul className="@container p-1.5">
      {sorted.map((issue) => {
        const node = issue.nodeId === null ? undefined : nodes[issue.nodeId];
        const Icon = issue.severity === "error" ? CircleX : CircleAlert;
        return (
          <li key={issueKey(issue)} className="@lg:flex items-start gap-2 rounded-md pe-2.5 hover:bg-accent">
            <button
              type="button"
              onClick={() => {
                jump(issue.nodeId, issue.path);
                onJump?.();
              }}
              className="grid min-h-8 w-full min-w-0 flex-1 grid-cols-[1rem_1fr] @lg:grid-cols-[1rem_minmax(6rem,11rem)_1fr] items-start gap-x-2.5 rounded-md px-2.5 py-1.5 text-start"
            >
              <Icon
                role="img"
                aria-label={t(issue.severity)}
                className={cn("mt-0.5 size-4", issue.severity === "error" ? "text-broken" : "text-risk")}
              />
              <span className="truncate font-medium">{node ? texts.title(node) : t("wholeFlow")}</span>
              <span className="@max-lg:col-start-2 text-pretty text-muted-foreground">{texts.issue(issue, node)}</span>
            </button>
            <span className="block py-1 empty:hidden @max-lg:ps-9">
              <FixButton issue={issue} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
