export type Severity = "error" | "warning";

/**
 * One problem of a flow, with its place. The designer, the API, the command line and imports show the same list.
 */
export interface Issue {
  /** Stable and searchable, e.g. `exit_unconnected`; its help text is found by this code. */
  code: string;
  /** An error blocks publishing, a warning does not. */
  severity: Severity;
  /** The node it belongs to, or null when it is the flow's own. */
  nodeId: string | null;
  /** Where within the node or flow: `config.prompt.en-US`, `exits.next`, `languages.0`; empty for the whole. */
  path: string;
  /** English, for a person: what is wrong and what would mend it. */
  message: string;
  /** Values for the translated message of this code, e.g. `{ exit: "next" }`. */
  values?: Record<string, string | number>;
}

export function countIssues(issues: readonly Issue[]): { errors: number; warnings: number } {
  const errors = issues.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: issues.length - errors };
}

/** What tells problems of a list apart: one prompt may have several of a kind. */
export const issueKey = ({ nodeId, path, code, message }: Issue) => `${nodeId} ${path} ${code} ${message}`;

/** One line for a terminal: `main-menu exits.sales: error exit_unconnected: …`. */
export function formatIssue(issue: Issue): string {
  const place = [issue.nodeId ?? "(flow)", issue.path].filter(Boolean).join(" ");
  return `${place}: ${issue.severity} ${issue.code}: ${issue.message}`;
}
