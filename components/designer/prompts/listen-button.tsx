"use client";

import { Square, Volume2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useDesigner } from "@/components/designer/designer-context";
import { useLanguageName } from "@/components/designer/language-name";
import { voiceFor } from "@/components/phone/speaker";
import { IconButton } from "@/components/ui/icon-button";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";
import { flowVariables } from "@/lib/editor/flow-variables";
import { sampleFacts } from "@/lib/editor/prompt-facts";
import { renderTemplate } from "@/lib/flow/template";

/**
 * Speaks a text with the browser's voice of its language and the values that a call might have; the words stand beside it.
 * Where the browser has no such voice it says so, for then another language's voice would read it.
 */
export function ListenButton({ text, language }: { text: string; language: string }) {
  const t = useTranslations("prompts.listen");
  const { editor } = useDesigner();
  const languageName = useLanguageName();
  const [spoken, setSpoken] = useState<{ words: string; isSilent: boolean } | null>(null);
  useEffect(() => () => stopSpeaking(), []);
  const stop = () => {
    stopSpeaking();
    setSpoken(null);
  };
  const speak = () => {
    stopSpeaking();
    const { document } = editor.store.getState();
    const words = renderTemplate(text, sampleFacts(document, language, flowVariables(document, editor.catalogue)));
    const voice = "speechSynthesis" in window ? voiceFor(language) : null;
    setSpoken({ words, isSilent: voice === null });
    if (voice === null) return;
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.lang = language;
    utterance.voice = voice;
    utterance.onend = () => setSpoken(null);
    utterance.onerror = () => setSpoken((now) => now && { ...now, isSilent: true });
    window.speechSynthesis.speak(utterance);
  };
  const isSpeaking = spoken !== null && !spoken.isSilent;
  return (
    <Popover open={spoken !== null} onOpenChange={(open) => !open && stop()}>
      <PopoverAnchor asChild>
        <IconButton
          label={t(isSpeaking ? "stop" : "listen")}
          size="icon-sm"
          className="size-6"
          onClick={spoken ? stop : speak}
        >
          {isSpeaking ? <Square aria-hidden className="size-3" /> : <Volume2 aria-hidden className="size-3.5" />}
        </IconButton>
      </PopoverAnchor>
      <PopoverContent
        align="end"
        role="status"
        aria-label={t("spoken")}
        className="grid gap-1.5"
        onOpenAutoFocus={(event) => event.preventDefault()}
      >
        <p dir="auto" lang={language} className="max-h-48 overflow-y-auto text-sm">
          {spoken?.words}
        </p>
        <p className="text-muted-foreground text-xs">
          {t(spoken?.isSilent ? "noVoice" : "sample", { language: languageName(language) })}
        </p>
      </PopoverContent>
    </Popover>
  );
}

function stopSpeaking(): void {
  if (typeof window !== "undefined") window.speechSynthesis?.cancel();
}
