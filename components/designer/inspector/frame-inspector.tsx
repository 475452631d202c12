"use client";

import { BoxSelect, Copy, Shrink, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { NumberInput } from "@/components/designer/inspector/fields/simple-fields";
import { useClipboardCommands } from "@/components/designer/use-clipboard-commands";
import { useSelectionCommands } from "@/components/designer/use-selection-commands";
import { useSizeOf } from "@/components/designer/use-size-of";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import { useDebounced } from "@/components/ui/use-debounced";
import { setComment } from "@/lib/editor/commands/comments";
import {
  type Frame,
  fitFrame,
  fitsFrame,
  frameMembers,
  frameOf,
  leastFrame,
  mostFrame,
} from "@/lib/editor/commands/frames";
import { type FrameShade, frameShades } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";

/** What a frame is called and how it looks. */
export function FrameInspector({ frameKey }: { frameKey: string }) {
  const t = useTranslations("designer.frame");
  const menu = useTranslations("designer.menu");
  const { editor } = useDesigner();
  const clipboard = useClipboardCommands();
  const commands = useSelectionCommands();
  const sizeOf = useSizeOf();
  const frame = useEditor((state) => frameOf(state.document, frameKey));
  if (!frame) return null;
  const selectMembers = () => {
    const members = frameMembers(editor.store.getState().document, frame, sizeOf);
    if (members.length > 0) editor.select(members);
  };
  return (
    <div className="grid gap-4 p-4">
      <div className="grid gap-1">
        <h2 className="font-semibold text-base">{t("title")}</h2>
        <p className="text-muted-foreground">{t("hint")}</p>
      </div>
      <div data-path="frame" className="contents">
        <Field label={t("name")}>
          <Input
            dir="auto"
            maxLength={limits.labelCharacters}
            readOnly={editor.readOnly}
            value={frame.text}
            onChange={({ target }) =>
              editor.edit("frame", (flow) => setComment(flow, frame.id, { text: target.value }), {
                merge: `frame ${frame.id}`,
              })
            }
          />
        </Field>
      </div>
      <Field label={t("shade")}>
        <OptionSelect<FrameShade>
          value={frame.shade ?? "light"}
          options={frameShades.map((shade) => ({ value: shade, label: t(`shades.${shade}`) }))}
          disabled={editor.readOnly}
          onValueChange={(shade) => editor.edit("frame", (flow) => setComment(flow, frame.id, { shade }))}
        />
      </Field>
      <div className="flex gap-4">
        {(["width", "height"] as const).map((side) => (
          <SideField key={side} frame={frame} side={side} />
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" onClick={selectMembers}>
          <BoxSelect aria-hidden />
          {t("select")}
        </Button>
        {!editor.readOnly && (
          <>
            <Button variant="outline" onClick={() => editor.edit("frame", (flow) => fitFrame(flow, frame, sizeOf))}>
              <Shrink aria-hidden />
              {t("fit")}
            </Button>
            <Button variant="outline" onClick={clipboard.duplicate}>
              <Copy aria-hidden />
              {menu("duplicate")}
            </Button>
            <Button variant="outline" onClick={commands.remove}>
              <Trash2 aria-hidden />
              {menu("delete")}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

/** The start of a length is out of range on the way to nearly every one: it is told of once the hands rest. */
const restMs = 1_000;

/** What is out of range changes nothing, is told of while it stands there, and goes when the field is left. */
function SideField({ frame, side }: { frame: Frame; side: "width" | "height" }) {
  const t = useTranslations("designer.frame");
  const { editor } = useDesigner();
  const [outside, setOutside] = useState<number | null>(null);
  const isTold = useDebounced(outside, outside === null ? 0 : restMs) !== null && outside !== null;
  const least = leastFrame[side];
  // Undo, or a colleague, may size it under the field; then that stands there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another length, not a new function, asks for it
  useEffect(() => setOutside(null), [frame[side]]);
  return (
    <Field label={t(side)} error={isTold ? t("range", { least, most: mostFrame }) : null}>
      <NumberInput
        value={frame[side]}
        least={least}
        most={mostFrame}
        readOnly={editor.readOnly}
        onLeave={() => setOutside(null)}
        onChange={(length) => {
          const fits = length !== null && fitsFrame(side, length);
          setOutside(fits ? null : length);
          if (!fits) return;
          editor.edit("frame", (flow) => setComment(flow, frame.id, { [side]: length }), {
            merge: `frame ${side} ${frame.id}`,
          });
        }}
      />
    </Field>
  );
}
