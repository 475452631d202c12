import { editorOf } from "@/components/designer/canvas/card-content";
import type { FlowNode } from "@/lib/flow/document";

/** Whether callers choose the exit, by its key, so that one which nobody takes is worth a word. */
export const isChoice = (node: Pick<FlowNode, "type" | "config">, exit: string): boolean =>
  Boolean(editorOf(node.type)?.exitKey?.(node.config, exit));
