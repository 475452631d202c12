"use client";

import { ChevronRight, Replace } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDesigner } from "@/components/designer/designer-context";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import { NodeTypeList } from "@/components/designer/palette/node-type-list";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { replaceType } from "@/lib/editor/commands/replace-type";
import type { FlowNode } from "@/lib/flow/document";

/** In the place of a form, for a step whose type nobody here knows: what it is, as written, and what can be done. */
export function UnknownStep({ nodeId, node }: { nodeId: string; node: FlowNode }) {
  const t = useTranslations("designer.inspector");
  const { editor } = useDesigner();
  const problem = useIssueText(nodeId, "type");
  return (
    <div className="grid gap-3 px-4 py-4">
      {problem && <p className="rounded-md bg-broken-soft px-2.5 py-2 text-broken text-xs">{problem}</p>}
      <p className="text-pretty text-muted-foreground">{t("unknownType")}</p>
      {!editor.readOnly && <ReplaceButton nodeId={nodeId} />}
      <details className="group" open>
        <summary className="flex h-6 list-none items-center gap-1 rounded-sm text-muted-foreground text-xs hover:text-foreground [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden className="size-3 transition-transform group-open:rotate-90 rtl:-scale-x-100" />
          {t("asWritten")}
        </summary>
        <pre dir="ltr" className="mt-1 max-h-80 overflow-auto rounded-md border bg-muted/50 p-2.5 font-mono text-xs">
          {JSON.stringify({ type: node.type, config: node.config }, null, 2)}
        </pre>
      </details>
    </div>
  );
}

function ReplaceButton({ nodeId }: { nodeId: string }) {
  const t = useTranslations("designer.inspector");
  const { editor } = useDesigner();
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="outline" size="sm" className="justify-self-start">
          <Replace aria-hidden />
          {t("replace")}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" className="w-64 p-0" aria-label={t("replace")}>
        <NodeTypeList
          label={t("replace")}
          types={Object.values(editor.catalogue)}
          onChoose={(type) => {
            setOpen(false);
            editor.edit("replaceType", (flow) => replaceType(flow, editor.catalogue, nodeId, type));
            // The button that opened this is gone with it.
            editor.focus(nodeId, "label");
          }}
        />
      </PopoverContent>
    </Popover>
  );
}
