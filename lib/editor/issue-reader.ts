import type { Bindings } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import { applyPatches, type FlowPatch } from "@/lib/flow/patch";
import { checkFlow } from "@/lib/nodes/check-flow";

/** What the checks know besides the flow. */
export interface CheckFacts {
  bindings: Bindings;
  /** What runs inside the flow, as it was published last, by name. */
  subflows: Record<string, FlowDocument>;
  /** Names of flows that run inside it of which it is not known yet whether there are such. */
  unasked: readonly string[];
}

/** A question to the worker. What is left out is as it was when it was asked before. */
export interface IssueQuestion {
  id: number;
  facts?: CheckFacts;
  flow: { document: FlowDocument } | { patches: FlowPatch[] };
}

export interface IssueAnswer {
  id: number;
  /** One that was answered last time too is its place in that answer: the page needs milliseconds to read thousands. */
  issues: readonly (Issue | number)[];
}

export function issuesOf(document: FlowDocument, { bindings, subflows, unasked }: CheckFacts): Issue[] {
  const isUnasked = ({ code, values }: Issue) =>
    code === "unbound_resource" && values?.kind === "subflow" && unasked.includes(String(values.name));
  return checkFlow({ ...document, subflows }, bindings).filter((issue) => !isUnasked(issue));
}

/**
 * The worker's side: keeps the flow between questions, so that of a large one only what changed is sent, and read.
 *
 * @throws when there is nothing yet that patches could change, or they do not fit
 */
export function createIssueReader(): (question: IssueQuestion) => IssueAnswer {
  let document: FlowDocument | null = null;
  let facts: CheckFacts | null = null;
  let answered = new Map<string, number>();
  return ({ id, flow, facts: newer }) => {
    facts = newer ?? facts;
    document = "document" in flow ? flow.document : document && patched(document, flow.patches);
    if (!document || !facts) throw new Error("The first question has to name flow and facts.");
    const issues = issuesOf(document, facts);
    const texts = issues.map((issue) => JSON.stringify(issue));
    const before = answered;
    answered = new Map(texts.map((text, at) => [text, at]));
    return { id, issues: issues.map((issue, at) => before.get(texts[at] ?? "") ?? issue) };
  };
}

function patched(document: FlowDocument, patches: readonly FlowPatch[]): FlowDocument {
  const applied = applyPatches(document, patches);
  if (!applied.ok) throw new Error(applied.error.code);
  return applied.value;
}
