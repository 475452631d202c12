"use client";

import { MessagesSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useDesigner, useView } from "@/components/designer/designer-context";
import { PromptsDialog } from "@/components/designer/prompts/prompts-dialog";
import { useActions } from "@/components/shell/actions";

/** Opens the table of prompts: from the bar, from a step, from Ctrl-K; and the step that the page's address names. */
export function AllPrompts() {
  const t = useTranslations("prompts.all");
  const keys = useTranslations("designer.keys");
  const { view, editor, jump } = useDesigner();
  const shown = useView((state) => state.prompts);
  const show = (nodeId: string | null) => view.setState({ prompts: { nodeId } });
  useActions(keys("title"), [
    { id: "prompts", label: t("open"), icon: MessagesSquare, keys: "shift+p", run: () => show(null) },
  ]);
  useEffect(() => {
    const asked = new URLSearchParams(window.location.search);
    const step = asked.get("step");
    if (step === null || !Object.hasOwn(editor.store.getState().document.nodes, step)) return;
    // The canvas has to be there before it can bring a step into view.
    const frame = requestAnimationFrame(() => jump(step, asked.get("at") ?? ""));
    return () => cancelAnimationFrame(frame);
  }, [editor, jump]);
  if (shown === null) return null;
  return <PromptsDialog nodeId={shown.nodeId} onShow={show} onClose={() => view.setState({ prompts: null })} />;
}
