"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { flowVariables } from "@/lib/editor/flow-variables";
import { promptFacts, sampleFacts } from "@/lib/editor/prompt-facts";
import { callMap } from "@/lib/flow/call-map";
import { findNodeType } from "@/lib/flow/catalogue";
import { flowGraph } from "@/lib/flow/graph";
import { subflowNames } from "@/lib/flow/nested-node";
import { knownHere, type SetHere } from "@/lib/flow/set-here";
import { renderTemplate } from "@/lib/flow/template";

/** Something a text may say of the call. */
export interface Insertable {
  /** Dotted: `customer.firstName`. */
  fact: string;
  group: string;
  label: string;
  /** What might be said, of a call that might be. */
  example: string;
  /** Whether it is known when a call comes to this step; null where that is no question of ways. */
  set: SetHere | null;
}

/**
 * What a step's texts may say, and whether it is known there. Looks along every way of the flow, so it is asked for
 * when a list is opened, not with every letter.
 */
export function useInsertables(nodeId: string | null, language: string, isOpen: boolean): Insertable[] {
  const { editor, ports } = useDesigner();
  const texts = useNodeTexts();
  const document = useEditor((state) => (isOpen ? state.document : null));
  const names = useMemo(() => (document ? subflowNames(document, editor.catalogue) : []), [document, editor]);
  const subflows = useQuery({
    queryKey: ["insertables", "subflows", ...names],
    queryFn: () => ports.subflows(names),
    enabled: names.length > 0,
    staleTime: 60_000,
  });
  return useMemo(() => {
    if (!document) return [];
    const { catalogue } = editor;
    const graph = flowGraph({ ...document, subflows: subflows.data ?? {} }, catalogue);
    const known = nodeId === null ? null : knownHere(callMap(graph), nodeId);
    const variables = [...new Set([...flowVariables(document, catalogue), ...(known?.variables.keys() ?? [])])].sort();
    const samples = sampleFacts(document, language, variables);
    const node = nodeId === null ? undefined : document.nodes[nodeId];
    const own = (node && findNodeType(catalogue, node.type)?.ownFacts) ?? [];
    const insertable = (fact: string, set: SetHere | null): Insertable => ({
      fact,
      group: fact.split(".")[0] ?? "",
      label: fact.startsWith("vars.") && texts.fact(fact) === fact ? fact.slice("vars.".length) : texts.fact(fact),
      example: renderTemplate(`{{ ${fact} }}`, samples),
      set,
    });
    return [
      ...own.map((fact) => insertable(fact, "always")),
      ...variables.map((name) => insertable(`vars.${name}`, known?.variables.get(name) ?? null)),
      ...promptFacts.customer.map((field) => insertable(`customer.${field}`, known?.customer ?? null)),
      ...promptFacts.company
        .filter((field) => Object.hasOwn(document.company, field))
        .map((field) => insertable(`company.${field}`, "always")),
      ...promptFacts.call.map((field) => insertable(`call.${field}`, null)),
      ...promptFacts.queue.map((field) => insertable(`queue.${field}`, null)),
    ];
  }, [document, editor, nodeId, language, subflows.data, texts]);
}
