"use client";

import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { movedItem, RowTools } from "@/components/designer/inspector/fields/list-row";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import { Button } from "@/components/ui/button";
import { FieldNote } from "@/components/ui/field-note";
import type { Json } from "@/lib/util/json";

/** Things of one kind under their question: the items, what is wrong with the list, and the way to one more. */
export function ItemList({
  label,
  help,
  error,
  addLabel,
  onAdd,
  children,
}: {
  label: string;
  help: string | null;
  error: ReactNode;
  addLabel: string;
  /** Absent where there is no room for another, or nothing can be changed. */
  onAdd: (() => void) | undefined;
  children: ReactNode;
}) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      {help && <p className="-mt-1 text-pretty text-muted-foreground text-xs">{help}</p>}
      <ol className="grid gap-2">{children}</ol>
      <FieldNote>{error}</FieldNote>
      {onAdd && (
        <Button variant="ghost" size="sm" className="-ms-2 justify-self-start text-link" onClick={onAdd}>
          <Plus aria-hidden />
          {addLabel}
        </Button>
      )}
    </fieldset>
  );
}

/** One item that always stands open: which one it is, up, down and away, its fields, and what is wrong with it. */
export function ItemCard({
  nodeId,
  path,
  below = false,
  items,
  index,
  onChange,
  labels,
  readOnly,
  children,
}: {
  nodeId: string;
  path: string;
  /** Its fields say nothing of their own problems: they are said here. */
  below?: boolean;
  items: readonly Json[];
  index: number;
  onChange(items: Json[]): void;
  labels: { item: string; up: string; down: string; remove: string };
  readOnly: boolean;
  children: ReactNode;
}) {
  const error = useIssueText(nodeId, path, below);
  return (
    <li data-path={path} className="grid gap-3 rounded-md border p-3 pt-2">
      <div className="flex h-7 items-center gap-0.5">
        <span className="flex-1 font-medium text-muted-foreground text-xs">{labels.item}</span>
        {!readOnly && (
          <RowTools
            index={index}
            count={items.length}
            labels={labels}
            onMove={(to) => onChange(movedItem(items, index, to))}
            onRemove={() => onChange(items.filter((_, at) => at !== index))}
          />
        )}
      </div>
      {children}
      <FieldNote>{error}</FieldNote>
    </li>
  );
}
