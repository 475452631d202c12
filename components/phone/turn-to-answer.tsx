"use client";

import { Circle, SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { PhoneLine, PhoneState } from "@/components/phone/phone-line";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

/** One line, always as high, so that the keys under it never move: what the system wants from the caller now. */
export function TurnToAnswer({ line, state }: { line: PhoneLine; state: PhoneState }) {
  return (
    <div className="flex h-8 items-center">
      <Wanted line={line} state={state} />
    </div>
  );
}

function Wanted({ line, state }: { line: PhoneLine; state: PhoneState }) {
  const t = useTranslations("phone");
  const { wanted, recording } = state;
  if (recording) {
    return (
      <Button variant="outline" className="w-full" onClick={() => void line.endRecording()}>
        <Circle aria-hidden className="fill-broken text-broken" />
        {t("endRecording")}
      </Button>
    );
  }
  if (wanted?.input.includes("speech")) return <SpeechField onSpeak={(text) => line.speak(text)} />;
  const ends = wanted?.finishOnKey;
  return (
    <p role="status" dir="auto" className="w-full truncate text-center text-muted-foreground text-xs">
      {state.status === "dialling"
        ? t("wanted.answer")
        : state.queued
          ? t("wanted.patience")
          : !wanted
            ? t("wanted.nothing")
            : ends && wanted.numDigits !== 1
              ? t("wanted.keysUntil", { key: ends })
              : t("wanted.keys")}
    </p>
  );
}

function SpeechField({ onSpeak }: { onSpeak: (text: string) => void }) {
  const t = useTranslations("phone");
  const [text, setText] = useState("");
  function say(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === "") return;
    onSpeak(text.trim());
    setText("");
  }
  return (
    <form className="flex w-full gap-1.5" onSubmit={say}>
      <Input
        dir="auto"
        aria-label={t("say")}
        placeholder={t("say")}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" variant="outline" size="icon" aria-label={t("saySend")}>
        <SendHorizontal aria-hidden className="rtl:-scale-x-100" />
      </Button>
    </form>
  );
}
