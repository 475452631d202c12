"use client";

import { useMemo } from "react";
import { editorOf } from "@/components/designer/canvas/card-content";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { nodeExits } from "@/lib/editor/node-exits";
import type { FlowDocument } from "@/lib/flow/document";
import { callerOf, nestedNode } from "@/lib/flow/nested-node";
import { nodeTypes } from "@/lib/nodes/registry";

/** Names for the nodes and exits of one flow and of what runs inside it (`Who is calling › Ask for the PIN`); their ids where the flow is not known. */
export interface FlowWords {
  node(nodeId: string): string;
  exit(nodeId: string, exit: string): string;
  /** The exit's name where a key leads to it, so that an answer can be told with what it chose; else null. */
  choice(nodeId: string, exit: string): string | null;
}

export function useFlowWords(document: FlowDocument | null): FlowWords {
  const texts = useNodeTexts();
  return useMemo(() => {
    const find = (nodeId: string) => (document ? nestedNode(document, nodeTypes, nodeId)?.node : undefined);
    const words: FlowWords = {
      node(nodeId) {
        const node = find(nodeId);
        const caller = callerOf(nodeId);
        const name = node ? texts.title(node) : (nodeId.split("/").at(-1) as string);
        return caller === null ? name : `${words.node(caller)} › ${name}`;
      },
      exit(nodeId, exit) {
        const node = find(nodeId);
        const spec = node && nodeExits(nodeTypes, node).find(({ id }) => id === exit);
        return node && spec ? texts.exit(node.type, spec) : exit;
      },
      choice(nodeId, exit) {
        const node = find(nodeId);
        const key = node && editorOf(node.type)?.exitKey?.(node.config, exit);
        return key ? words.exit(nodeId, exit) : null;
      },
    };
    return words;
  }, [document, texts]);
}
