"use client";

import { useReactFlow } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { mirrored } from "@/components/designer/canvas/flow-elements";
import { useArrange } from "@/components/designer/canvas/use-arrange";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { useSelectionCommands } from "@/components/designer/use-selection-commands";
import { ContextMenuContent, ContextMenuItem, ContextMenuSeparator } from "@/components/ui/context-menu";
import { addComment } from "@/lib/editor/commands/comments";
import { connect } from "@/lib/editor/commands/connect";
import { commentKey } from "@/lib/editor/commands/move-nodes";
import { canBe } from "@/lib/editor/rules";

interface AtScreen {
  screen: { x: number; y: number };
}

/** What was clicked with the other button. */
export type MenuTarget = AtScreen &
  ({ kind: "pane" } | { kind: "nodes" } | { kind: "wire"; from: string; exit: string });

export function CanvasMenu({ target, isRtl }: { target: MenuTarget; isRtl: boolean }) {
  return (
    <ContextMenuContent className="min-w-56" onCloseAutoFocus={(event) => event.preventDefault()}>
      {target.kind === "pane" && <PaneItems target={target} isRtl={isRtl} />}
      {target.kind === "nodes" && <NodeItems />}
      {target.kind === "wire" && <WireItems from={target.from} exit={target.exit} />}
    </ContextMenuContent>
  );
}

function PaneItems({ target, isRtl }: { target: AtScreen; isRtl: boolean }) {
  const t = useTranslations("designer");
  const { editor, view } = useDesigner();
  const { screenToFlowPosition, fitView } = useReactFlow();
  const commands = useSelectionCommands();
  const arrange = useArrange();
  const at = () => screenToFlowPosition(target.screen);
  return (
    <>
      {!editor.readOnly && (
        <>
          <ContextMenuItem
            // After the menu has given the focus back, or the list would close at once.
            onSelect={() =>
              setTimeout(() => view.setState({ quickAdd: { at: at(), screen: target.screen, from: null } }))
            }
          >
            {t("menu.addStep")}
          </ContextMenuItem>
          <ContextMenuItem
            onSelect={() => {
              const point = at();
              let id = "";
              editor.edit("note", (flow) => {
                const next = addComment(flow, "", { x: mirrored(point.x, 0, isRtl), y: point.y });
                id = next.id;
                return next.document;
              });
              editor.select([commentKey(id)]);
            }}
          >
            {t("menu.addNote")}
          </ContextMenuItem>
          <ContextMenuItem
            shortcut="mod+v"
            onSelect={() => void commands.pasteFromClipboard({ ...at(), x: mirrored(at().x, 0, isRtl) })}
          >
            {t("menu.paste")}
          </ContextMenuItem>
          <ContextMenuSeparator />
        </>
      )}
      <ContextMenuItem shortcut="mod+a" onSelect={commands.selectAll}>
        {t("menu.selectAll")}
      </ContextMenuItem>
      {!editor.readOnly && (
        <ContextMenuItem shortcut="shift+a" onSelect={arrange}>
          {t("canvas.arrange")}
        </ContextMenuItem>
      )}
      <ContextMenuItem shortcut="0" onSelect={() => void fitView({ padding: 0.16, maxZoom: 1, duration: 150 })}>
        {t("canvas.fit")}
      </ContextMenuItem>
    </>
  );
}

function NodeItems() {
  const t = useTranslations("designer.menu");
  const { editor } = useDesigner();
  const commands = useSelectionCommands();
  const keys = useEditor((state) => state.selection.keys);
  const document = useEditor((state) => state.document);
  const only = keys.length === 1 ? keys[0] : undefined;
  const node = only === undefined ? undefined : document.nodes[only];
  const roles = (["entry", "afterCall", "fallback"] as const).filter(
    (role) => node && only && document[role] !== only && canBe(document, editor.catalogue, role, only).allowed,
  );
  const roleTexts = { entry: "makeEntry", afterCall: "makeAfterCall", fallback: "makeFallback" } as const;
  return (
    <>
      {node && only && (
        <ContextMenuItem shortcut="enter" onSelect={() => setTimeout(() => editor.focus(only, "label"))}>
          {t("edit")}
        </ContextMenuItem>
      )}
      <ContextMenuItem shortcut="mod+c" onSelect={() => void commands.copyToClipboard()}>
        {t("copy")}
      </ContextMenuItem>
      {!editor.readOnly && (
        <>
          <ContextMenuItem shortcut="mod+d" onSelect={commands.duplicate}>
            {t("duplicate")}
          </ContextMenuItem>
          {roles.length > 0 && only && (
            <>
              <ContextMenuSeparator />
              {roles.map((role) => (
                <ContextMenuItem key={role} onSelect={() => editor.edit("role", (flow) => ({ ...flow, [role]: only }))}>
                  {t(roleTexts[role])}
                </ContextMenuItem>
              ))}
            </>
          )}
          <ContextMenuSeparator />
          <ContextMenuItem destructive shortcut="delete" onSelect={commands.remove}>
            {t("delete")}
          </ContextMenuItem>
        </>
      )}
    </>
  );
}

function WireItems({ from, exit }: { from: string; exit: string }) {
  const t = useTranslations("designer.menu");
  const { editor, jump } = useDesigner();
  const texts = useNodeTexts();
  const nodes = useEditor((state) => state.document.nodes);
  const to = nodes[from]?.exits[exit];
  return (
    <>
      {[from, to].map((id) => {
        const node = id ? nodes[id] : undefined;
        return (
          node &&
          id && (
            <ContextMenuItem key={id} onSelect={() => jump(id)}>
              {t("toSource", { name: texts.title(node) })}
            </ContextMenuItem>
          )
        );
      })}
      {!editor.readOnly && (
        <>
          <ContextMenuSeparator />
          <ContextMenuItem
            destructive
            shortcut="delete"
            onSelect={() => editor.edit("disconnect", (flow) => connect(flow, from, exit, null))}
          >
            {t("disconnect")}
          </ContextMenuItem>
        </>
      )}
    </>
  );
}
