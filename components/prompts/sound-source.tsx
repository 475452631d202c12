"use client";

import { CircleAlert, FileAudio, Mic, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useEffect, useId, useRef, useState } from "react";
import { type ChoiceProblem, type ChosenSound, chooseSound } from "@/components/prompts/choose-sound";
import { Recorder } from "@/components/prompts/recorder";
import { SoundPreview } from "@/components/prompts/sound-preview";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Spinner } from "@/components/ui/spinner";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { valuesOfEither } from "@/components/ui/use-coded-texts";
import { soundLimits } from "@/lib/sound/limits";

export type SoundWay = "upload" | "record";

/** A sound from a file or from the microphone. Another way leaves what was found by the first one in its place. */
export function SoundSource({
  way: first = "upload",
  file = null,
  name,
  onSound,
}: {
  way?: SoundWay;
  /** Dropped already where this was opened. */
  file?: File | null;
  /** What a recording is called. */
  name: string;
  onSound: (sound: ChosenSound | null) => void;
}) {
  const t = useTranslations("prompts.source");
  const [way, setWay] = useState<SoundWay>(first);
  const [sounds, setSounds] = useState<Record<SoundWay, ChosenSound | null>>({ upload: null, record: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the sound is another one
  useEffect(() => onSound(sounds[way]), [sounds[way]]);
  const keep = (from: SoundWay) => (sound: ChosenSound | null) => setSounds((all) => ({ ...all, [from]: sound }));
  return (
    <Tabs value={way} onValueChange={(chosen) => setWay(chosen as SoundWay)}>
      <TabsList>
        <TabsTrigger value="upload">
          <Upload aria-hidden />
          {t("upload")}
        </TabsTrigger>
        <TabsTrigger value="record">
          <Mic aria-hidden />
          {t("record")}
        </TabsTrigger>
      </TabsList>
      <TabsContent value="upload" forceMount className="data-[state=inactive]:hidden">
        <FileSource first={file} onSound={keep("upload")} />
      </TabsContent>
      <TabsContent value="record" forceMount className="data-[state=inactive]:hidden">
        <Recorder name={name || t("record")} onSound={keep("record")} />
      </TabsContent>
    </Tabs>
  );
}

type FileState =
  | { is: "none" }
  | { is: "reading"; file: File }
  | { is: "sound"; sound: ChosenSound }
  | { is: "refused"; file: File; problem: ChoiceProblem };

function FileSource({ first, onSound }: { first: File | null; onSound: (sound: ChosenSound | null) => void }) {
  const t = useTranslations("prompts.source");
  const problemText = useSoundProblem();
  const [state, setState] = useState<FileState>({ is: "none" });
  const [isOver, setIsOver] = useState(false);
  const inputId = useId();
  const newest = useRef<File | null>(null);
  const take = async (file: File) => {
    newest.current = file;
    setState({ is: "reading", file });
    onSound(null);
    const choice = await chooseSound(file);
    // Another one was chosen while this was read.
    if (newest.current !== file) return;
    setState(choice.ok ? { is: "sound", sound: choice.sound } : { is: "refused", file, problem: choice.problem });
    if (choice.ok) onSound(choice.sound);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file that was dropped is read once
  useEffect(() => {
    if (first) void take(first);
  }, [first]);
  const drop = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(false);
      const [file] = event.dataTransfer.files;
      if (file) void take(file);
    },
  };
  const input = (
    <input
      id={inputId}
      type="file"
      accept="audio/*,.wav,.mp3"
      aria-label={t("choose")}
      className="peer sr-only"
      onChange={({ target }) => {
        const file = target.files?.[0];
        // So that the same file, mended, can be chosen again.
        target.value = "";
        if (file) void take(file);
      }}
    />
  );
  if (state.is === "sound") {
    return (
      <div {...drop}>
        {input}
        <SoundPreview sound={state.sound}>
          <div className="flex justify-end">
            <Button variant="outline" size="sm" onClick={() => document.getElementById(inputId)?.click()}>
              {t("another")}
            </Button>
          </div>
        </SoundPreview>
      </div>
    );
  }
  return (
    <div className="grid gap-2">
      <div {...drop}>
        {input}
        <label
          htmlFor={inputId}
          className={cn(
            "grid cursor-pointer justify-items-center gap-1 rounded-md border border-dashed px-4 py-6 text-center peer-focus-visible:outline-2 peer-focus-visible:outline-ring hover:bg-accent",
            isOver && "border-primary bg-selected",
          )}
        >
          {state.is === "reading" ? (
            <>
              <Spinner className="mb-1 size-5 text-muted-foreground" />
              <span className="text-sm">{t("reading", { file: state.file.name })}</span>
            </>
          ) : (
            <>
              <FileAudio aria-hidden className="mb-1 size-5 text-muted-foreground" />
              <span className="text-sm">{t("drop")}</span>
              <span className="font-medium text-link text-sm">{t("choose")}</span>
            </>
          )}
          <span className="text-muted-foreground text-xs">
            {t("limits", { megabytes: soundLimits.bytes / 2 ** 20, minutes: soundLimits.seconds / 60 })}
          </span>
        </label>
      </div>
      {state.is === "refused" && (
        <p role="alert" className="flex items-start gap-1.5 text-pretty text-broken text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            <bdi>{t("refused", { file: state.file.name })}</bdi> {problemText(state.problem)}
          </span>
        </p>
      )}
    </div>
  );
}

/** The same words as for the server's refusal. */
export function useSoundProblem(): (problem: ChoiceProblem) => string {
  const t = useTranslations("errors");
  return ({ code, ...values }) => {
    const given = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? ""]));
    return t(`sound_${code}`, valuesOfEither(given));
  };
}
