"use client";

import { useReactFlow } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { commentWidth, mirrored } from "@/components/designer/canvas/flow-elements";
import { useHandActions } from "@/components/designer/canvas/use-hand-actions";
import { useZoomActions } from "@/components/designer/canvas/use-zoom-actions";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { useClipboardCommands } from "@/components/designer/use-clipboard-commands";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { useSelectionCommands } from "@/components/designer/use-selection-commands";
import type { Action } from "@/components/shell/actions";
import {
  ContextMenuContent,
  ContextMenuItem,
  ContextMenuSeparator,
  ContextMenuSub,
  ContextMenuSubContent,
  ContextMenuSubTrigger,
} from "@/components/ui/context-menu";
import { freshFrame } from "@/lib/editor/commands/frames";
import { canBe } from "@/lib/editor/rules";

interface AtScreen {
  screen: { x: number; y: number };
}

/** What was clicked with the other button. */
export type MenuTarget = AtScreen &
  ({ kind: "pane" } | { kind: "nodes" } | { kind: "wire"; from: string; exit: string });

export function CanvasMenu({ target, isRtl, onClosed }: { target: MenuTarget; isRtl: boolean; onClosed(): void }) {
  return (
    <ContextMenuContent
      className="min-w-56"
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        onClosed();
      }}
    >
      {target.kind === "pane" && <PaneItems target={target} isRtl={isRtl} />}
      {target.kind === "nodes" && <NodeItems />}
      {target.kind === "wire" && <WireItems from={target.from} exit={target.exit} />}
    </ContextMenuContent>
  );
}

function PaneItems({ target, isRtl }: { target: AtScreen; isRtl: boolean }) {
  const t = useTranslations("designer.menu");
  const { editor, view } = useDesigner();
  const { screenToFlowPosition } = useReactFlow();
  const clipboard = useClipboardCommands();
  const commands = useSelectionCommands();
  const hands = useHandActions();
  const zoom = useZoomActions();
  const at = () => screenToFlowPosition(target.screen);
  const inDocument = (width: number) => ({ x: mirrored(at().x, width, isRtl), y: at().y });
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
            {t("addStep")}
          </ContextMenuItem>
          <ContextMenuItem
            shortcut={hands.note.keys}
            onSelect={() => setTimeout(() => commands.note(inDocument(commentWidth)))}
          >
            {hands.note.label}
          </ContextMenuItem>
          <ContextMenuItem
            shortcut={hands.frame.keys}
            onSelect={() => setTimeout(() => commands.frame({ ...freshFrame, ...inDocument(freshFrame.width) }))}
          >
            {hands.frame.label}
          </ContextMenuItem>
          <ContextMenuItem shortcut="mod+v" onSelect={() => void clipboard.pasteFromClipboard(inDocument(0))}>
            {t("paste")}
          </ContextMenuItem>
          <ContextMenuSeparator />
        </>
      )}
      <ContextMenuItem shortcut="mod+a" onSelect={commands.selectAll}>
        {t("selectAll")}
      </ContextMenuItem>
      <ActionItem action={hands.search} />
      {!editor.readOnly && <ActionItem action={hands.arrange} />}
      {!hands.unfoldAll.disabled && <ActionItem action={hands.unfoldAll} />}
      <ContextMenuSeparator />
      <ActionItem action={zoom.fit} />
      <ActionItem action={zoom.actualSize} />
    </>
  );
}

function NodeItems() {
  const t = useTranslations("designer.menu");
  const { editor } = useDesigner();
  const clipboard = useClipboardCommands();
  const commands = useSelectionCommands();
  const hands = useHandActions();
  const zoom = useZoomActions();
  const keys = useEditor((state) => state.selection.keys);
  const document = useEditor((state) => state.document);
  const only = keys.length === 1 ? keys[0] : undefined;
  const node = only === undefined ? undefined : document.nodes[only];
  const hasSteps = keys.some((key) => Object.hasOwn(document.nodes, key));
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
      <ContextMenuItem shortcut="mod+c" onSelect={() => void clipboard.copyToClipboard()}>
        {t("copy")}
      </ContextMenuItem>
      {!editor.readOnly && (
        <>
          <ContextMenuItem shortcut="mod+x" onSelect={() => void clipboard.cutToClipboard()}>
            {t("cut")}
          </ContextMenuItem>
          <ContextMenuItem shortcut="mod+d" onSelect={clipboard.duplicate}>
            {t("duplicate")}
          </ContextMenuItem>
        </>
      )}
      <ContextMenuSeparator />
      <ActionItem action={zoom.selection} />
      {hasSteps && <ActionItem action={hands.fold} />}
      {!editor.readOnly && (
        <>
          {keys.length > 1 && (
            <>
              <AlignItems />
              <ActionItem action={hands.arrange} />
            </>
          )}
          <ActionItem action={hands.frame} />
          {hasSteps && <ActionItem action={hands.group} />}
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
          {hasSteps && (
            <ContextMenuItem destructive shortcut={hands.deleteOpen.keys} onSelect={commands.removeOpen}>
              {t("deleteOpen")}
            </ContextMenuItem>
          )}
        </>
      )}
    </>
  );
}

function AlignItems() {
  const t = useTranslations("designer.menu");
  const { align, distribute } = useHandActions();
  return (
    <ContextMenuSub>
      <ContextMenuSubTrigger>{t("align")}</ContextMenuSubTrigger>
      <ContextMenuSubContent>
        {align.map((action) => (
          <ActionItem key={action.id} action={action} hasIcon />
        ))}
        <ContextMenuSeparator />
        {distribute.map((action) => (
          <ActionItem key={action.id} action={action} hasIcon />
        ))}
      </ContextMenuSubContent>
    </ContextMenuSub>
  );
}

function ActionItem({ action, hasIcon = false }: { action: Action; hasIcon?: boolean }) {
  const { icon: Icon, keys, disabled, run, label } = action;
  return (
    // Once the menu has given the focus back: what is opened then keeps it.
    <ContextMenuItem shortcut={keys} disabled={disabled} onSelect={() => setTimeout(() => run?.())}>
      {hasIcon && Icon && <Icon aria-hidden className="size-4 rtl:-scale-x-100" />}
      {label}
    </ContextMenuItem>
  );
}

function WireItems({ from, exit }: { from: string; exit: string }) {
  const t = useTranslations("designer.menu");
  const { editor, jump } = useDesigner();
  const texts = useNodeTexts();
  const commands = useSelectionCommands();
  const hands = useHandActions();
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
      <ContextMenuSeparator />
      <ActionItem action={hands.fold} />
      {!editor.readOnly && (
        <>
          <ContextMenuItem shortcut={hands.insert.keys} onSelect={hands.insert.run}>
            {t("insert")}
          </ContextMenuItem>
          <ContextMenuSeparator />
          <ContextMenuItem destructive shortcut="delete" onSelect={() => commands.disconnect({ from, exit })}>
            {t("disconnect")}
          </ContextMenuItem>
        </>
      )}
    </>
  );
}
