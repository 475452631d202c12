import { type Dispatch, type SetStateAction, useEffect, useState } from "react";
import { useEditor } from "@/components/designer/designer-context";

/** Which item of a list is open, by its place; null when none is. A jump to something within an item opens it. */
export function useOpenItem(
  nodeId: string,
  path: string,
): [open: string | null, setOpen: Dispatch<SetStateAction<string | null>>] {
  const [open, setOpen] = useState<string | null>(null);
  const wished = useEditor(({ focus }) =>
    focus?.nodeId === nodeId && focus.path.startsWith(`${path}.`)
      ? (focus.path.slice(path.length + 1).split(".")[0] ?? null)
      : null,
  );
  useEffect(() => {
    if (wished !== null) setOpen(wished);
  }, [wished]);
  return [open, setOpen];
}
