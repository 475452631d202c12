"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Direction } from "radix-ui";
import { editorOf } from "@/components/designer/canvas/card-content";
import { useAddNode } from "@/components/designer/canvas/use-add-node";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { Button } from "@/components/ui/button";
import { findNodeType } from "@/lib/flow/catalogue";

const firstSteps = ["greeting", "menu", "voicemail"];

/** The first step of an empty flow. It lets drops through to the canvas. */
export function EmptyCanvas() {
  const t = useTranslations("designer.canvas");
  const { editor, view } = useDesigner();
  const texts = useNodeTexts();
  const add = useAddNode();
  const direction = Direction.useDirection();
  const isEmpty = useEditor(
    ({ document }) => Object.keys(document.nodes).length === 0 && document.comments.length === 0,
  );
  if (!isEmpty) return null;
  return (
    <div dir={direction} className="pointer-events-none absolute inset-0 grid place-items-center p-6 text-center">
      <div className="grid max-w-96 justify-items-center gap-1">
        <h2 className="font-semibold text-lg">{t(editor.readOnly ? "emptyReadOnly" : "emptyTitle")}</h2>
        {!editor.readOnly && (
          <>
            <p className="text-pretty text-muted-foreground">{t("emptyHint")}</p>
            <div className="pointer-events-auto mt-3 flex flex-wrap justify-center gap-2">
              {firstSteps
                .filter((type) => findNodeType(editor.catalogue, type))
                .map((type) => {
                  const Icon = editorOf(type)?.icon ?? Plus;
                  return (
                    <Button key={type} variant="outline" onClick={() => add(type)}>
                      <Icon aria-hidden className="text-muted-foreground" />
                      {texts.name(type)}
                    </Button>
                  );
                })}
            </div>
            <Button
              variant="link"
              className="pointer-events-auto mt-2"
              onClick={() => view.setState({ isTouring: true })}
            >
              {t("takeTour")}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
