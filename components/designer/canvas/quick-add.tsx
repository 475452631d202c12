"use client";

import { useTranslations } from "next-intl";
import { Direction } from "radix-ui";
import { useRef, useState } from "react";
import { cardWidth } from "@/components/designer/canvas/flow-elements";
import { focusDrawn } from "@/components/designer/canvas/focus-drawn";
import { useAddNode } from "@/components/designer/canvas/use-add-node";
import { useDesigner, useEditor, useView } from "@/components/designer/designer-context";
import { NodeTypeList } from "@/components/designer/palette/node-type-list";
import type { QuickAdd } from "@/components/designer/view-state";
import { keepFocus } from "@/components/ui/kept-focus";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";
import { meet } from "@/lib/editor/rules";
import { stepMade } from "@/lib/editor/step-made";
import type { NodeDefinition } from "@/lib/flow/catalogue";

/** A wire let go over nothing asks which step it should lead to; the new step appears right there. */
export function QuickAddList() {
  const quickAdd = useView((state) => state.quickAdd);
  return quickAdd ? <OpenList quickAdd={quickAdd} /> : null;
}

function OpenList({ quickAdd }: { quickAdd: QuickAdd }) {
  const t = useTranslations("designer");
  const { editor, view } = useDesigner();
  const add = useAddNode();
  const direction = Direction.useDirection();
  const [giveFocusBack] = useState(() => keepFocus());
  const hasAdded = useRef(false);
  const fromStage = useEditor(({ document }) => {
    const type = document.nodes[quickAdd.from?.nodeId ?? quickAdd.onto?.from ?? ""]?.type;
    return type ? (editor.catalogue[type]?.stage ?? null) : null;
  });
  const close = () => view.setState({ quickAdd: null });
  const goesOn = (type: NodeDefinition) => type.exits(type.newConfig(["en-US"])).some(({ broken }) => !broken);
  const types = Object.values(editor.catalogue).filter(
    (type) => (fromStage === null || meet(type.stage, fromStage)) && (!quickAdd.onto || goesOn(type)),
  );
  return (
    <Popover open onOpenChange={(open) => !open && close()}>
      <PopoverAnchor asChild>
        <span
          aria-hidden
          className="fixed size-px"
          style={{
            top: quickAdd.screen.y,
            [direction === "rtl" ? "right" : "left"]: anchorOffset(quickAdd.screen.x, direction),
          }}
        />
      </PopoverAnchor>
      <PopoverContent
        align="start"
        sideOffset={8}
        className="w-64 p-0"
        aria-label={t("canvas.quickAdd")}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          // The keyboard goes on from the new step, as soon as that is drawn.
          if (!hasAdded.current) giveFocusBack();
        }}
      >
        <NodeTypeList
          label={t("canvas.quickAdd")}
          types={types}
          onChoose={(type) => {
            close();
            const x = quickAdd.at.x - (direction === "rtl" ? cardWidth : 0);
            const step = stepMade(editor, () =>
              add(type, { at: { x, y: quickAdd.at.y - 20 }, from: quickAdd.from, onto: quickAdd.onto }),
            );
            hasAdded.current = step !== null;
            if (step !== null && quickAdd.after != null) editor.joinOnto(quickAdd.after);
            // A wire that had it is not drawn for a moment.
            const [added] = editor.store.getState().selection.keys;
            if (added !== undefined) focusDrawn(added);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

const anchorOffset = (x: number, direction: string) => (direction === "rtl" ? window.innerWidth - x : x);
