"use client";

import { useTranslations } from "next-intl";
import { useAddNode } from "@/components/designer/canvas/use-add-node";
import { useDesigner } from "@/components/designer/designer-context";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { connect } from "@/lib/editor/commands/connect";
import { canConnect } from "@/lib/editor/rules";
import { type ExitSpec, findNodeType } from "@/lib/flow/catalogue";

/** What choosing where an exit leads takes: which steps are allowed, and what happens with the chosen or the new one. */
export function useExitTarget(nodeId: string, type: string, exit: ExitSpec) {
  const t = useTranslations("designer.inspector");
  const texts = useNodeTexts();
  const { editor } = useDesigner();
  const add = useAddNode();
  return {
    label: t("chooseTarget", { exit: texts.exit(type, exit) }),
    none: exit.mayEnd ? t("mayEnd") : t("notConnected"),
    allows: (id: string) => canConnect(editor.store.getState().document, editor.catalogue, nodeId, exit.id, id).allowed,
    onChange: (id: string | null) =>
      editor.edit(id === null ? "disconnect" : "connect", (flow) => connect(flow, nodeId, exit.id, id)),
    onCreate: (created: string) => add(created, { from: { nodeId, exit: exit.id } }),
    createStage: findNodeType(editor.catalogue, type)?.stage ?? ("inCall" as const),
  };
}
