import type { Bindings } from "@/lib/flow/catalogue";
import { checkPublishable } from "@/lib/flow/checks/check-publishable";
import type { FlowDocument } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import { nodeTypes } from "./registry";

/** `checkPublishable` with our node types. */
export const checkFlow = (flow: FlowDocument, bindings: Bindings | null = null): Issue[] =>
  checkPublishable(flow, nodeTypes, bindings);
