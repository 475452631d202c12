"use client";

import { useMemo } from "react";
import { editorOf } from "@/components/designer/canvas/card-content";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { nodeExits } from "@/lib/editor/node-exits";
import type { FlowDocument } from "@/lib/flow/document";
import { nodeTypes } from "@/lib/nodes/registry";

/** Names for the nodes and exits of one flow; their ids where the flow is not known. */
export interface FlowWords {
  node(nodeId: string): string;
  exit(nodeId: string, exit: string): string;
  /** The exit's name where a key leads to it, so that an answer can be told with what it chose; else null. */
  choice(nodeId: string, exit: string): string | null;
}

export function useFlowWords(document: FlowDocument | null): FlowWords {
  const texts = useNodeTexts();
  return useMemo(() => {
    const words: FlowWords = {
      node(nodeId) {
        const node = document?.nodes[nodeId];
        return node ? texts.title(node) : nodeId;
      },
      exit(nodeId, exit) {
        const node = document?.nodes[nodeId];
        const spec = node && nodeExits(nodeTypes, node).find(({ id }) => id === exit);
        return node && spec ? texts.exit(node.type, spec) : exit;
      },
      choice(nodeId, exit) {
        const node = document?.nodes[nodeId];
        const key = node && editorOf(node.type)?.exitKey?.(node.config, exit);
        return key ? words.exit(nodeId, exit) : null;
      },
    };
    return words;
  }, [document, texts]);
}
