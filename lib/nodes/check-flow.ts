import type { Bindings } from "@/lib/flow/catalogue";
import { checkPublishable } from "@/lib/flow/checks/check-publishable";
import type { FlowDocument } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import { parseDraft } from "@/lib/flow/parse-draft";
import type { Result } from "@/lib/util/result";
import { nodeTypes } from "./registry";

/** `checkPublishable` with our node types. */
export const checkFlow = (flow: FlowDocument, bindings: Bindings | null = null): Issue[] =>
  checkPublishable(flow, nodeTypes, bindings);

/** `parseDraft` with our node types. */
export const parseFlow = (input: unknown): Result<FlowDocument, Issue[]> => parseDraft(input, nodeTypes);
