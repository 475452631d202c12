"use client";

import { type ChangeEvent, useState } from "react";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { limits } from "@/lib/flow/limits";

/**
 * What an input for the flow's name needs. A flow is never without one: a blank name is only in the field, while
 * somebody types another.
 */
export function useFlowName() {
  const { editor } = useDesigner();
  const name = useEditor((state) => state.document.name);
  const [blank, setBlank] = useState<{ text: string; instead: string } | null>(null);
  const rename = (next: string) => editor.edit("settings", (flow) => ({ ...flow, name: next }), { merge: "name" });
  return {
    dir: "auto",
    maxLength: limits.nameCharacters,
    readOnly: editor.readOnly,
    // Undone or renamed by others meanwhile, the name is shown again.
    value: blank?.instead === name ? blank.text : name,
    onChange({ target }: ChangeEvent<HTMLInputElement>) {
      const isBlank = target.value.trim() === "";
      setBlank(isBlank ? { text: target.value, instead: name } : null);
      if (!isBlank) rename(target.value);
    },
    onBlur() {
      setBlank(null);
      if (name !== name.trim()) rename(name.trim());
    },
  };
}
