"use client";

import { Wrench } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { useDesigner } from "@/components/designer/designer-context";
import { useLanguageName } from "@/components/designer/language-name";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { useTellFull } from "@/components/designer/use-room";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useCodedTexts, valuesOfEither } from "@/components/ui/use-coded-texts";
import { applyFix } from "@/lib/editor/fixes/apply-fix";
import { fixFor } from "@/lib/editor/fixes/fix-for";
import { missingQueue, nameQueue } from "@/lib/editor/fixes/name-queue";
import type { Issue } from "@/lib/flow/issue";

/** Mends a problem at once, where one thing is sure to; otherwise there is no button. One step of undo. */
export function FixButton({ issue }: { issue: Issue }) {
  const t = useTranslations("designer.fixes");
  const mended = useCodedTexts("designer.fixes.mended");
  const { editor } = useDesigner();
  const texts = useNodeTexts();
  const language = useLanguageName();
  const tellFull = useTellFull();
  const findFix = useCallback(() => {
    if (editor.readOnly) return null;
    const { document } = editor.store.getState();
    const title = (id: string) => {
      const node = document.nodes[id];
      return node ? texts.title(node) : id;
    };
    return fixFor(issue, { document, catalogue: editor.catalogue, freshLabel: texts.freshLabel, title });
  }, [issue, editor, texts]);
  const fix = useMemo(findFix, [findFix]);
  const queue = missingQueue(issue);
  if (queue !== null) return <CreateQueueButton name={queue} issue={issue} />;
  if (!fix) return null;
  const values = { ...fix.values, ...(fix.values.language ? { language: language(String(fix.values.language)) } : {}) };
  const label =
    // fix-for.test.ts asks for the words of every code.
    fix.name === "mend" ? (mended(issue.code, values) ?? issue.code) : t(fix.name, valuesOfEither(values));
  // The problem may stay the same while the flow around it changes: what mends it is what mends it by now.
  const mend = () => {
    const now = findFix();
    const full = now && applyFix(editor, now);
    if (full) tellFull(full);
  };
  return <MendButton label={label} onClick={mend} />;
}

function CreateQueueButton({ name, issue }: { name: string; issue: Issue }) {
  const t = useTranslations("designer");
  const { editor, ports, may } = useDesigner();
  const [pending, setPending] = useState(false);
  if (!may.bind) return null;
  const create = async () => {
    setPending(true);
    try {
      const made = await ports.createQueue(name);
      editor.edit("fix", (flow) => nameQueue(flow, editor.catalogue, issue, made));
    } catch {
      toast.error(t("resources.failed"));
    }
    setPending(false);
  };
  return <MendButton label={t("fixes.createQueue", { name })} pending={pending} onClick={() => void create()} />;
}

function MendButton({ label, pending, onClick }: { label: string; pending?: boolean; onClick: () => void }) {
  return (
    <Button
      variant="outline"
      size="sm"
      className="h-6 px-2 text-foreground text-xs"
      pending={pending}
      onClick={onClick}
    >
      <Wrench aria-hidden />
      {label}
    </Button>
  );
}
