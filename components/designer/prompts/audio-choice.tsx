"use client";

import { Mic, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { useDesigner, useResources } from "@/components/designer/designer-context";
import { PlayButton, takeAddress } from "@/components/prompts/play-button";
import { NewPromptDialog } from "@/components/prompts/sound-dialog";
import type { SoundWay } from "@/components/prompts/sound-source";
import { Button } from "@/components/ui/button";
import { clockText } from "@/components/ui/duration";
import { Input } from "@/components/ui/input";

/** One of the installation's recordings by its name, an https address, or a new recording made on the spot. */
export function AudioChoice({
  value,
  onChange,
  readOnly,
  autoFocus = false,
  language,
  suggestLabel,
  dropped = null,
  onDroppedDone,
}: {
  value: string;
  onChange(name: string): void;
  readOnly: boolean;
  autoFocus?: boolean;
  language: string | null;
  /** What a recording made here would be called. */
  suggestLabel(): string;
  /** A file that was dropped on the field. */
  dropped?: File | null;
  onDroppedDone?(): void;
}) {
  const t = useTranslations("prompts.choice");
  const { may } = useDesigner();
  const { audio } = useResources();
  const [making, setMaking] = useState<SoundWay | null>(null);
  useEffect(() => {
    if (dropped) setMaking("upload");
  }, [dropped]);
  const listId = useId();
  const chosen = audio.find(({ name }) => name === value);
  const src = chosen ? chosen.takeId && takeAddress(chosen.takeId) : /^https:\/\//.test(value) ? value : null;
  // Those of this language first: they are what is looked for.
  const offered = [...audio].sort((a, b) => Number(b.language === language) - Number(a.language === language));
  const close = () => {
    setMaking(null);
    onDroppedDone?.();
  };
  return (
    <div className="grid gap-1.5">
      <div className="flex items-center gap-1.5">
        {src && <PlayButton src={src} name={chosen?.label || value} />}
        <Input
          dir="ltr"
          list={listId}
          autoFocus={autoFocus}
          readOnly={readOnly}
          placeholder={t("placeholder")}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <datalist id={listId}>
          {offered.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </datalist>
      </div>
      {chosen && (
        <p className="truncate text-muted-foreground text-xs">
          <bdi>{chosen.label}</bdi>
          {chosen.durationMs !== null && ` · ${clockText(chosen.durationMs / 1_000)}`}
        </p>
      )}
      {!readOnly && may.bind && (
        <div className="flex flex-wrap gap-1.5">
          <Button variant="outline" size="sm" onClick={() => setMaking("record")}>
            <Mic aria-hidden />
            {t("record")}
          </Button>
          <Button variant="outline" size="sm" onClick={() => setMaking("upload")}>
            <Upload aria-hidden />
            {t("upload")}
          </Button>
        </div>
      )}
      {making && (
        <NewPromptDialog
          way={making}
          file={dropped}
          label={suggestLabel()}
          language={language}
          taken={audio.map(({ name }) => name)}
          onSaved={(name) => {
            onChange(name);
            close();
          }}
          onClose={close}
        />
      )}
    </div>
  );
}
