import { useEffect, useState } from "react";
import { useEditor } from "@/components/designer/designer-context";
import { movedItem } from "@/components/designer/inspector/fields/list-row";
import type { Json } from "@/lib/util/json";

/** One of several items, of which one at a time stands open, and what can be done with it. */
export interface OpenableItem {
  index: number;
  count: number;
  open: boolean;
  onToggle(): void;
  onItem(next: Json): void;
  onMove(to: number): void;
  onRemove(): void;
}

/**
 * Items that are opened one at a time, by their place; one that is moved stays open. A jump to something within an
 * item opens it.
 */
export function useOpenItem(
  nodeId: string,
  path: string,
  items: readonly Json[],
  onChange: (items: Json[]) => void,
): { itemAt(index: number): OpenableItem; openAt(index: number): void } {
  const [open, setOpen] = useState<string | null>(null);
  const wished = useEditor(({ focus }) =>
    focus?.nodeId === nodeId && focus.path.startsWith(`${path}.`)
      ? (focus.path.slice(path.length + 1).split(".")[0] ?? null)
      : null,
  );
  useEffect(() => {
    if (wished !== null) setOpen(wished);
  }, [wished]);
  const openAt = (index: number) => setOpen(String(index));
  const itemAt = (index: number): OpenableItem => {
    const isOpen = open === String(index);
    return {
      index,
      count: items.length,
      open: isOpen,
      onToggle: () => setOpen(isOpen ? null : String(index)),
      onItem: (next) => onChange(items.map((each, at) => (at === index ? next : each))),
      onMove(to) {
        onChange(movedItem(items, index, to));
        openAt(to);
      },
      onRemove() {
        onChange(items.filter((_, at) => at !== index));
        setOpen(null);
      },
    };
  };
  return { itemAt, openAt };
}
