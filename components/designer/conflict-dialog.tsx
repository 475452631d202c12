"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { cardLines } from "@/components/designer/canvas/card-content";
import { useDesigner } from "@/components/designer/designer-context";
import { useLanguageName } from "@/components/designer/language-name";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import type { Conflict } from "@/lib/editor/autosave";
import { nodeExits } from "@/lib/editor/node-exits";
import type { FlowDocument } from "@/lib/flow/document";
import type { PatchSubject } from "@/lib/flow/patch";

type Side = "mine" | "theirs";

/** Two people changed the same parts: both are shown, and one is chosen for each. Nothing is lost before or after. */
export function ConflictDialog({ conflict, onClose }: { conflict: Conflict; onClose(): void }) {
  const t = useTranslations("designer.conflict");
  const { autosave } = useDesigner();
  const [choices, setChoices] = useState<Partial<Record<PatchSubject, Side>>>({});
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size="lg">
        <DialogHeader>
          <DialogTitle>{conflict.editedBy ? t("title", { name: conflict.editedBy }) : t("titleUnknown")}</DialogTitle>
          <DialogDescription>{t("description")}</DialogDescription>
        </DialogHeader>
        <DialogBody className="gap-5">
          {conflict.subjects.map((subject) => (
            <Subject
              key={subject}
              subject={subject}
              conflict={conflict}
              choice={choices[subject] ?? "mine"}
              onChoose={(side) => setChoices({ ...choices, [subject]: side })}
            />
          ))}
        </DialogBody>
        <DialogFooter>
          <Button variant="outline" onClick={onClose}>
            {t("later")}
          </Button>
          <Button
            onClick={() => {
              autosave.resolve(choices);
              onClose();
            }}
          >
            {t("keep")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

function Subject({
  subject,
  conflict,
  choice,
  onChoose,
}: {
  subject: PatchSubject;
  conflict: Conflict;
  choice: Side;
  onChoose(side: Side): void;
}) {
  const t = useTranslations("designer.conflict");
  const texts = useNodeTexts();
  const [kind, key = ""] = split(subject);
  const node = conflict.mine.nodes[key] ?? conflict.theirs.nodes[key];
  const title =
    kind === "node" && node ? texts.title(node) : kind === "comment" ? t("note") : t(`field.${key}` as "field.name");
  return (
    <div role="radiogroup" aria-label={title} className="grid gap-2">
      <h3 className="font-medium">{title}</h3>
      <div className="grid grid-cols-2 gap-2 max-sm:grid-cols-1">
        {(["mine", "theirs"] as const).map((side) => (
          // biome-ignore lint/a11y/useSemanticElements: two cards, not two dots
          <button
            key={side}
            type="button"
            role="radio"
            aria-checked={choice === side}
            onClick={() => onChoose(side)}
            className={cn(
              "grid content-start gap-1.5 rounded-md border p-3 text-start",
              choice === side ? "border-primary ring-1 ring-primary" : "hover:border-input",
            )}
          >
            <span className="font-medium text-muted-foreground text-xs">{t(side)}</span>
            <Part
              document={conflict[side]}
              other={conflict[side === "mine" ? "theirs" : "mine"]}
              kind={kind}
              id={key}
            />
          </button>
        ))}
      </div>
    </div>
  );
}

/** One side of it, as the canvas would say it, then the settings that differ. */
function Part({
  document,
  other,
  kind,
  id,
}: {
  document: FlowDocument;
  other: FlowDocument;
  kind: string;
  id: string;
}) {
  const t = useTranslations("designer.conflict");
  const { editor } = useDesigner();
  const texts = useNodeTexts();
  const language = useLanguageName();
  if (kind === "comment") {
    const comment = document.comments.find((each) => each.id === id);
    return <span dir="auto">{comment ? comment.text : t("removed")}</span>;
  }
  if (kind === "field") {
    const value = document[id as keyof FlowDocument];
    const named = typeof value === "string" ? document.nodes[value] : undefined;
    if (id === "languages") return <span>{texts.list(document.languages.map(language))}</span>;
    if (id === "company") return <span className="whitespace-pre-wrap">{JSON.stringify(value, null, 1)}</span>;
    return <span>{named ? texts.title(named) : String(value ?? "–")}</span>;
  }
  const node = document.nodes[id];
  if (!node) return <span className="text-broken">{t("removed")}</span>;
  const rival = other.nodes[id];
  const differing = Object.keys(node.config).filter(
    (key) => !rival || JSON.stringify(node.config[key]) !== JSON.stringify(rival.config[key]),
  );
  const wires = nodeExits(editor.catalogue, node).filter(
    (exit) => rival && (rival.exits[exit.id] ?? null) !== (node.exits[exit.id] ?? null),
  );
  return (
    <>
      <span className="font-medium">{texts.title(node)}</span>
      {cardLines(node, document.languages, texts).map((line) => (
        <span key={line.text} dir="auto" className="line-clamp-3 text-muted-foreground text-xs">
          {line.text}
        </span>
      ))}
      {differing.map((key) => (
        <span key={key} className="text-xs">
          {texts.field(node.type, key).label}
        </span>
      ))}
      {wires.map((exit) => {
        const to = node.exits[exit.id];
        const target = to ? document.nodes[to] : undefined;
        return (
          <span key={exit.id} className="text-xs">
            {texts.exit(node.type, exit)} → {target ? texts.title(target) : "–"}
          </span>
        );
      })}
    </>
  );
}

function split(subject: PatchSubject): [kind: string, key: string] {
  const colon = subject.indexOf(":");
  return [subject.slice(0, colon), subject.slice(colon + 1)];
}
