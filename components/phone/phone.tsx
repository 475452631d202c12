"use client";

import { Mic, PhoneOff, RotateCcw, SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useEffect, useState } from "react";
import { DialForm } from "@/components/phone/dial-form";
import { Keypad } from "@/components/phone/keypad";
import type { PhoneLine, PhoneOptions, PhoneState } from "@/components/phone/phone-line";
import { Transcript } from "@/components/phone/transcript";
import { StateBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Duration } from "@/components/ui/duration";
import { Input } from "@/components/ui/input";
import { PhoneNumber } from "@/components/ui/phone-number";

/** A telephone a person recognises: whom, as whom, the conversation, keys, speech, hang up. */
export function Phone({
  line,
  state,
  to,
  className,
}: {
  line: PhoneLine;
  state: PhoneState;
  to?: string;
  className?: string;
}) {
  const t = useTranslations("phone");
  const [dialled, setDialled] = useState<PhoneOptions | null>(null);
  const isLive = state.status === "dialling" || state.status === "inCall";

  function dial(options: PhoneOptions) {
    setDialled(options);
    void line.dial(options);
  }

  function pressByKeyboard(event: KeyboardEvent<HTMLElement>) {
    const typing = event.target instanceof HTMLInputElement;
    if (!isLive || typing || !/^[0-9*#]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    line.press(event.key);
  }

  if (state.status === "idle" || !dialled) {
    return (
      <section aria-label={t("title")} className={className}>
        <DialForm to={to} onDial={dial} />
      </section>
    );
  }
  return (
    <section aria-label={t("title")} className={cn("flex min-h-0 flex-col", className)} onKeyDown={pressByKeyboard}>
      <header className="flex items-center justify-between gap-2 border-b px-3 py-2">
        <div className="min-w-0 text-sm">
          <PhoneNumber number={dialled.to} className="block truncate font-medium" />
          <p className="truncate text-muted-foreground text-xs">
            {state.followed?.call.customer?.name ??
              (dialled.from === "anonymous" ? t("hidden") : <PhoneNumber number={dialled.from} />)}
          </p>
        </div>
        <CallClock state={state} />
      </header>
      <Transcript lines={state.lines} className="min-h-0 flex-1" />
      {state.problem && (
        <p role="alert" className="border-t bg-broken-soft px-3 py-2 text-broken text-sm">
          {state.problem === "noSuchNumber" ? t("problems.noSuchNumber") : t("problems.unreachable")}
        </p>
      )}
      <footer className="grid gap-2 border-t p-3">
        {state.recording && (
          <Button variant="outline" onClick={() => void line.endRecording()}>
            <Mic aria-hidden />
            {t("endRecording")}
          </Button>
        )}
        {isLive ? (
          <>
            <Keypad disabled={state.status !== "inCall"} onPress={(key) => line.press(key)} />
            {state.wanted?.input.includes("speech") && <SpeechField onSpeak={(text) => line.speak(text)} />}
            <Button variant="destructive" onClick={() => line.hangUp()}>
              <PhoneOff aria-hidden />
              {t("hangUp")}
            </Button>
          </>
        ) : (
          <div className="grid grid-cols-2 gap-2">
            <Button variant="outline" onClick={() => setDialled(null)}>
              {t("another")}
            </Button>
            <Button onClick={() => dial(dialled)}>
              <RotateCcw aria-hidden />
              {t("again")}
            </Button>
          </div>
        )}
      </footer>
    </section>
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
    <form className="flex gap-1.5" onSubmit={say}>
      <Input
        dir="auto"
        aria-label={t("say")}
        placeholder={t("say")}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" variant="outline" size="icon" aria-label={t("saySend")}>
        <SendHorizontal aria-hidden className="rtl:-scale-x-100" />
      </Button>
    </form>
  );
}

function CallClock({ state }: { state: PhoneState }) {
  const t = useTranslations("phone");
  const [nowMs, setNowMs] = useState(() => Date.now());
  const isLive = state.status === "inCall";
  useEffect(() => {
    if (!isLive) return;
    const ticking = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(ticking);
  }, [isLive]);
  const seconds = ((state.endedAtMs ?? nowMs) - (state.startedAtMs ?? nowMs)) / 1_000;
  return (
    <div className="flex items-center gap-2 text-sm tabular-nums">
      {state.status === "dialling" ? (
        <StateBadge state="waiting">{t("dialling")}</StateBadge>
      ) : (
        <>
          <Duration seconds={seconds} />
          {isLive ? (
            <StateBadge state="ok">{t("inCall")}</StateBadge>
          ) : (
            <StateBadge state="waiting">{t("ended")}</StateBadge>
          )}
        </>
      )}
    </div>
  );
}
