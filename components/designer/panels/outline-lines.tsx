"use client";

import { ChevronRight, CircleDashed, ShieldQuestion } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { editorOf } from "@/components/designer/canvas/card-content";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { familyText } from "@/components/designer/family-classes";
import { TargetList } from "@/components/designer/inspector/target-picker";
import { useExitTarget } from "@/components/designer/inspector/use-exit-target";
import { usePeopleAt } from "@/components/designer/together/here-marker";
import { PersonMarks } from "@/components/designer/together/person-mark";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";
import { nodeExits } from "@/lib/editor/node-exits";
import type { OutlineRow } from "@/lib/editor/outline";
import { type ExitSpec, findNodeType } from "@/lib/flow/catalogue";
import type { FlowNode } from "@/lib/flow/document";
import { countIssues } from "@/lib/flow/issue";

/** A line's place in the tree. */
export interface Line {
  depth: number;
  /** Undefined: nothing is below it. */
  expanded: boolean | undefined;
  tabIndex: number;
  onFocus(): void;
  onFold(): void;
}

/** A step, after the exit that leads to it. Enter goes there. */
export function NodeLine({ row, line }: { row: OutlineRow; line: Line }) {
  const t = useTranslations("designer");
  const { editor, jump } = useDesigner();
  const texts = useNodeTexts();
  const node = useEditor((state) => state.document.nodes[row.nodeId]);
  const parent = useEditor((state) => (row.parent === null ? undefined : state.document.nodes[row.parent]));
  const isSelected = useEditor((state) => state.selection.keys.includes(row.nodeId));
  const issues = useEditor((state) => state.issuesByNode.get(row.nodeId));
  const people = usePeopleAt(row.nodeId);
  if (!node) return null;
  const count = issues && countIssues(issues);
  const Icon = editorOf(node.type)?.icon ?? ShieldQuestion;
  const family = findNodeType(editor.catalogue, node.type)?.family;
  const exit =
    parent && row.exit !== null ? nodeExits(editor.catalogue, parent).find(({ id }) => id === row.exit) : undefined;
  return (
    <TreeLine
      line={line}
      place={placeOf(row.parent, row.exit)}
      isSelected={isSelected}
      onEnter={() => jump(row.nodeId)}
    >
      {exit && parent && (
        <span className="max-w-48 truncate text-muted-foreground text-xs">{texts.exit(parent.type, exit)} →</span>
      )}
      <Icon aria-hidden className={cn("size-3.5 shrink-0", family && familyText[family])} />
      <span className={cn("truncate", row.repeated && "text-muted-foreground")}>{texts.title(node)}</span>
      {row.repeated && <span className="text-muted-foreground text-xs">{t("panels.repeated")}</span>}
      {count && !row.repeated && (
        <Badge variant={count.errors > 0 ? "broken" : "risk"}>{t("canvas.issues", count)}</Badge>
      )}
      {people.length > 0 && !row.repeated && <PersonMarks people={people} className="ms-auto shrink-0" />}
    </TreeLine>
  );
}

/** An exit that leads nowhere. Enter asks for the step it should lead to, there already or new. */
export function OpenExitLine({ nodeId, exitId, line }: { nodeId: string; exitId: string; line: Line }) {
  const { editor } = useDesigner();
  const node = useEditor((state) => state.document.nodes[nodeId]);
  const exit = node && nodeExits(editor.catalogue, node).find(({ id }) => id === exitId);
  return node && exit ? <OpenExit nodeId={nodeId} node={node} exit={exit} line={line} /> : null;
}

function OpenExit({ nodeId, node, exit, line }: { nodeId: string; node: FlowNode; exit: ExitSpec; line: Line }) {
  const texts = useNodeTexts();
  const { editor } = useDesigner();
  const target = useExitTarget(nodeId, node.type, exit);
  const [open, setOpen] = useState(false);
  const place = placeOf(nodeId, exit.id);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverAnchor asChild>
        <TreeLine line={line} place={place} isSelected={false} onEnter={() => !editor.readOnly && setOpen(true)}>
          <span className="max-w-48 truncate text-muted-foreground text-xs">{texts.exit(node.type, exit)} →</span>
          <CircleDashed aria-hidden className={cn("size-3.5 shrink-0", exit.required && "text-risk")} />
          <span className={exit.required ? "text-risk" : "text-muted-foreground"}>{target.none}</span>
        </TreeLine>
      </PopoverAnchor>
      <PopoverContent
        align="start"
        className="w-72 p-0"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          focusLineAt(place);
        }}
      >
        <TargetList {...target} onDone={() => setOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}

/** The way by which a line hangs in the tree. It stays when the open exit becomes the step that it leads to. */
const placeOf = (nodeId: string | null, exit: string | null) => `${nodeId ?? ""}/${exit ?? ""}`;

function focusLineAt(place: string): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(`[role=treeitem][data-place="${CSS.escape(place)}"]`)?.focus();
}

function TreeLine({
  line: { depth, expanded, tabIndex, onFocus, onFold },
  place,
  isSelected,
  onEnter,
  children,
  ...props
}: {
  line: Line;
  place: string;
  isSelected: boolean;
  onEnter: () => void;
  children: ReactNode;
}) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <div
      {...props}
      role="treeitem"
      data-place={place}
      aria-level={depth + 1}
      aria-expanded={expanded}
      aria-selected={isSelected}
      tabIndex={tabIndex}
      onFocus={onFocus}
      onClick={onEnter}
      onKeyDown={onKeyDown}
      style={{ paddingInlineStart: 4 + Math.min(depth, 12) * 18 }}
      className={cn(
        "flex h-7 w-full cursor-default items-center gap-2 rounded-md pe-2.5 text-start outline-none hover:bg-accent focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset",
        isSelected && "bg-selected text-selected-foreground hover:bg-selected",
      )}
    >
      {expanded === undefined ? (
        <span className="w-4 shrink-0" />
      ) : (
        // The arrow keys fold and unfold the line itself.
        <span
          aria-hidden
          className="grid size-4 shrink-0 place-items-center text-muted-foreground"
          onClick={(event) => {
            event.stopPropagation();
            onFold();
          }}
        >
          <ChevronRight className={cn("size-3.5", expanded ? "rotate-90" : "rtl:-scale-x-100")} />
        </span>
      )}
      {children}
    </div>
  );
}
