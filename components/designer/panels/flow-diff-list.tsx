"use client";

import { ArrowLeftRight, Minus, Move, Plus, Settings2, StickyNote } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useDesigner } from "@/components/designer/designer-context";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { cn } from "@/components/ui/cn";
import { nodeExits } from "@/lib/editor/node-exits";
import { diffFlows, type NodeChange } from "@/lib/flow/diff";
import type { FlowDocument } from "@/lib/flow/document";

/** What was done between two states of a flow, in sentences. */
export function FlowDiffList({ before, after }: { before: FlowDocument; after: FlowDocument }) {
  const t = useTranslations("designer.versions");
  const { jump, editor } = useDesigner();
  const texts = useNodeTexts();
  const diff = diffFlows(before, after);
  const entries = Object.entries(diff.nodes);
  const moved = entries.filter(([, change]) => change.kind === "moved").length;
  const changes = entries.filter(([, change]) => change.kind !== "moved");
  if (changes.length === 0 && moved === 0 && diff.fields.length === 0 && !diff.commentsChanged) {
    return <p className="text-muted-foreground text-xs">{t("same")}</p>;
  }
  const parts = (id: string, { type, paths }: NodeChange) =>
    texts.list(
      paths.map((path) => {
        const [kind, key = ""] = path.split(".");
        if (kind === "config") return texts.field(type, key).label;
        if (kind !== "exits") return t("label");
        const node = after.nodes[id];
        const exit = node && nodeExits(editor.catalogue, node).find((each) => each.id === key);
        return t("exit", { exit: texts.exit(type, exit ?? { id: key }) });
      }),
    );
  return (
    <ul className="grid gap-1 rounded-md bg-muted p-2.5 text-xs">
      {diff.fields.length > 0 && <Line icon={Settings2}>{t("fields")}</Line>}
      {changes.map(([id, change]) => {
        const name = texts.title({ type: change.type, label: change.label, config: {}, exits: {} });
        if (change.kind === "added") {
          return (
            <Line key={id} icon={Plus} tone="text-ok" onClick={() => jump(id)}>
              {t("added", { name })}
            </Line>
          );
        }
        if (change.kind === "removed") {
          return (
            <Line key={id} icon={Minus} tone="text-broken">
              {t("removed", { name })}
            </Line>
          );
        }
        return (
          <Line key={id} icon={ArrowLeftRight} onClick={() => jump(id)}>
            {t("changed", { name, parts: parts(id, change) })}
          </Line>
        );
      })}
      {moved > 0 && <Line icon={Move}>{t("moved", { count: moved })}</Line>}
      {diff.commentsChanged && <Line icon={StickyNote}>{t("comments")}</Line>}
    </ul>
  );
}

function Line({
  icon: Icon,
  tone = "text-muted-foreground",
  onClick,
  children,
}: {
  icon: typeof Plus;
  tone?: string;
  onClick?: () => void;
  children: ReactNode;
}) {
  const content = (
    <>
      <Icon aria-hidden className={cn("mt-0.5 size-3 shrink-0", tone)} />
      <span className="text-pretty">{children}</span>
    </>
  );
  return (
    <li>
      {onClick ? (
        <button type="button" onClick={onClick} className="flex w-full gap-2 rounded-sm text-start hover:underline">
          {content}
        </button>
      ) : (
        <span className="flex gap-2">{content}</span>
      )}
    </li>
  );
}
