"use client";

import { CircleX, Info, PhoneOff, RotateCcw, ScrollText } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useMay } from "@/components/auth/me-context";
import { CallClock } from "@/components/phone/call-clock";
import { DialForm } from "@/components/phone/dial-form";
import { Keypad } from "@/components/phone/keypad";
import type { PhoneLine, PhoneOptions, PhoneState } from "@/components/phone/phone-line";
import { Transcript } from "@/components/phone/transcript";
import { TurnToAnswer } from "@/components/phone/turn-to-answer";
import { Button } from "@/components/ui/button";
import { areCharacterKeysOn } from "@/components/ui/character-keys";
import { cn } from "@/components/ui/cn";
import { PhoneNumber } from "@/components/ui/phone-number";

/** A telephone a person recognises: whom, as whom, the conversation, keys, speech, hang up. */
export function Phone({
  line,
  state,
  to,
  compact,
  keysEverywhere,
  onNumberChange,
  className,
}: {
  line: PhoneLine;
  state: PhoneState;
  to?: string;
  /** For a panel with little height. */
  compact?: boolean;
  /** The computer's number keys dial wherever the focus is, except in fields: for a page that is a phone. */
  keysEverywhere?: boolean;
  onNumberChange?: (number: string) => void;
  className?: string;
}) {
  const t = useTranslations("phone");
  const [dialled, setDialled] = useState<PhoneOptions | null>(null);
  const phone = useRef<HTMLElement>(null);
  const isLive = state.status === "dialling" || state.status === "inCall";
  useNumberKeys(phone, isLive, keysEverywhere ?? false, (key) => line.press(key));

  function dial(options: PhoneOptions) {
    setDialled(options);
    void line.dial(options);
  }

  if (state.status === "idle" || !dialled) {
    return (
      <section aria-label={t("title")} className={cn("overflow-y-auto", className)}>
        <DialForm to={dialled?.to ?? to} onDial={dial} onNumberChange={onNumberChange} />
      </section>
    );
  }
  return (
    <section ref={phone} aria-label={t("title")} className={cn("flex min-h-0 flex-col", className)}>
      <header className="flex items-center justify-between gap-2 border-b px-3 py-2">
        <div className="min-w-0 text-sm">
          <PhoneNumber number={dialled.to} className="block truncate font-medium" />
          <p className="truncate text-muted-foreground text-xs">
            <Caller from={dialled.from} name={state.followed?.call.customer?.name} />
          </p>
        </div>
        <CallClock state={state} />
      </header>
      <Transcript lines={state.lines} className="min-h-0 flex-1" />
      {state.problem ? (
        <p role="alert" className="flex gap-2 border-t bg-broken-soft px-3 py-2 text-broken text-sm">
          <CircleX aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t(`problems.${state.problem}`)}
        </p>
      ) : (
        isLive &&
        state.withoutMicrophone && (
          <p role="status" className="flex gap-2 border-t px-3 py-2 text-muted-foreground text-xs">
            <Info aria-hidden className="size-4 shrink-0" />
            {t("withoutMicrophone")}
          </p>
        )
      )}
      <footer className="grid shrink-0 gap-2 border-t p-3">
        {isLive ? (
          <>
            <TurnToAnswer line={line} state={state} />
            <Keypad disabled={state.status !== "inCall"} compact={compact} onPress={(key) => line.press(key)} />
            <Button variant="destructive" size={compact ? "default" : "lg"} onClick={() => line.hangUp()}>
              <PhoneOff aria-hidden />
              {t("hangUp")}
            </Button>
          </>
        ) : (
          <AfterCall state={state} onAgain={() => dial(dialled)} onAnother={() => line.clear()} />
        )}
      </footer>
    </section>
  );
}

function Caller({ from, name }: { from: string; name: string | undefined }) {
  const t = useTranslations("phone");
  if (name) return <bdi>{t("as", { name })}</bdi>;
  return from === "anonymous" ? t("hidden") : <PhoneNumber number={from} />;
}

function AfterCall({ state, onAgain, onAnother }: { state: PhoneState; onAgain(): void; onAnother(): void }) {
  const t = useTranslations("phone");
  const may = useMay();
  const again = useRef<HTMLButtonElement>(null);
  // The keypad that had the focus is gone; Enter calls again.
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (lost) again.current?.focus({ preventScroll: true });
  }, []);
  const callId = state.followed?.call.callId;
  return (
    <>
      {callId && may("calls.read") && (
        <Button asChild variant="outline">
          <Link href={`/calls/${callId}`}>
            <ScrollText aria-hidden />
            {t("seeCall")}
          </Link>
        </Button>
      )}
      <div className="grid grid-cols-2 gap-2">
        <Button variant="outline" onClick={onAnother}>
          {t("another")}
        </Button>
        <Button ref={again} onClick={onAgain}>
          <RotateCcw aria-hidden />
          {t("again")}
        </Button>
      </div>
    </>
  );
}

/** 0–9, * and # on the computer's keyboard, unless somebody is writing. */
function useNumberKeys(
  phone: RefObject<HTMLElement | null>,
  isLive: boolean,
  everywhere: boolean,
  onKey: (key: string) => void,
): void {
  const press = useRef(onKey);
  press.current = onKey;
  useEffect(() => {
    if (!isLive) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (!/^[0-9*#]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest("input, textarea, [contenteditable], [role=dialog]")) return;
      const reachesAll = everywhere && areCharacterKeysOn();
      if (!reachesAll && !(target && phone.current?.contains(target))) return;
      event.preventDefault();
      // The designer has commands on the same keys.
      event.stopPropagation();
      press.current(event.key);
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [phone, isLive, everywhere]);
}
