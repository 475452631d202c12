"use client";

import { useCallback, useEffect, useState } from "react";
import { templateInWords } from "@/components/designer/canvas/card-content";
import { useNodeTexts } from "@/components/designer/use-node-texts";

/** Lets the browser speak a text, roughly as a caller would hear it. A second call stops it. */
export function useSpeech() {
  const texts = useNodeTexts();
  const [speaking, setSpeaking] = useState(false);
  const [canSpeak, setCanSpeak] = useState(false);
  useEffect(() => {
    setCanSpeak("speechSynthesis" in window);
    return () => window.speechSynthesis?.cancel();
  }, []);
  const speak = useCallback(
    (template: string, language: string) => {
      window.speechSynthesis.cancel();
      if (speaking) return setSpeaking(false);
      const utterance = new SpeechSynthesisUtterance(templateInWords(template, texts).replace(/[{}]/g, ""));
      utterance.lang = language;
      utterance.onend = () => setSpeaking(false);
      utterance.onerror = () => setSpeaking(false);
      setSpeaking(true);
      window.speechSynthesis.speak(utterance);
    },
    [speaking, texts],
  );
  return { speaking, canSpeak, speak };
}
