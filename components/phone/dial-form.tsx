"use client";

import { useQuery } from "@tanstack/react-query";
import { PhoneCall } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { PhoneOptions } from "@/components/phone/phone-line";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { phoneNumberText } from "@/components/ui/phone-number";
import { Switch } from "@/components/ui/switch";
import { useApi } from "@/lib/api-client";

const remembered = "callwright.phone";

type Choices = Omit<PhoneOptions, "to">;

/** Whom to call, and as whom. Numbers are offered, and any other may be typed. */
export function DialForm({ to, onDial }: { to?: string; onDial: (options: PhoneOptions) => void }) {
  const t = useTranslations("phone");
  const api = useApi();
  const numbers = useQuery(api.numbers.list.queryOptions());
  const callers = useQuery(api.calls.callers.queryOptions());
  const [choices, setChoices] = useState<Choices>(readChoices);
  const [dialled, setDialled] = useState(to ?? "");
  const ids = { to: useId(), from: useId(), toList: useId(), fromList: useId(), sound: useId(), microphone: useId() };
  const number = dialled || numbers.data?.find((candidate) => candidate.flow)?.e164 || "";

  function change(part: Partial<Choices>) {
    const next = { ...choices, ...part };
    setChoices(next);
    localStorage.setItem(remembered, JSON.stringify(next));
  }

  return (
    <form
      className="grid content-start gap-4 p-4"
      onSubmit={(event) => {
        event.preventDefault();
        const compact = (text: string) => text.replace(/[^+\d]/g, "");
        onDial({ ...choices, to: compact(number), from: compact(choices.from) || "anonymous" });
      }}
    >
      <div className="grid gap-1.5">
        <Label htmlFor={ids.to}>{t("to")}</Label>
        <Input
          id={ids.to}
          list={ids.toList}
          dir="ltr"
          type="tel"
          required
          value={number}
          onChange={(event) => setDialled(event.target.value)}
        />
        <datalist id={ids.toList}>
          {numbers.data?.map(({ e164, label, flow }) => (
            <option key={e164} value={e164}>
              {[flow?.name, label].filter(Boolean).join(" · ")}
            </option>
          ))}
        </datalist>
        <p className="text-muted-foreground text-xs">
          {numbers.data?.find(({ e164 }) => e164 === number)?.flow?.name ?? t("toHint")}
        </p>
      </div>
      <div className="grid gap-1.5">
        <Label htmlFor={ids.from}>{t("from")}</Label>
        <Input
          id={ids.from}
          list={ids.fromList}
          dir="ltr"
          type="tel"
          placeholder={t("hidden")}
          value={choices.from}
          onChange={(event) => change({ from: event.target.value })}
        />
        <datalist id={ids.fromList}>
          {callers.data?.map(({ e164, name }) => (
            <option key={`${e164} ${name}`} value={e164}>
              {name}
            </option>
          ))}
        </datalist>
        <p className="text-muted-foreground text-xs">
          {callers.data?.find(({ e164 }) => e164 === choices.from)?.name ?? t("fromHint")}
        </p>
      </div>
      <div className="grid gap-2.5">
        <div className="flex items-center justify-between gap-3">
          <Label htmlFor={ids.sound}>{t("sound")}</Label>
          <Switch id={ids.sound} checked={choices.sound} onCheckedChange={(sound) => change({ sound })} />
        </div>
        <div className="flex items-center justify-between gap-3">
          <Label htmlFor={ids.microphone}>{t("microphone")}</Label>
          <Switch
            id={ids.microphone}
            checked={choices.microphone}
            onCheckedChange={(microphone) => change({ microphone })}
          />
        </div>
      </div>
      <Button type="submit" size="lg" disabled={number === ""}>
        <PhoneCall aria-hidden />
        {number ? t("callNumber", { number: phoneNumberText(number) }) : t("call")}
      </Button>
    </form>
  );
}

function readChoices(): Choices {
  const fresh = { from: "", sound: true, microphone: false };
  if (typeof localStorage === "undefined") return fresh;
  try {
    return { ...fresh, ...(JSON.parse(localStorage.getItem(remembered) ?? "{}") as Partial<Choices>) };
  } catch {
    return fresh;
  }
}
