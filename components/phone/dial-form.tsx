"use client";

import { useQuery } from "@tanstack/react-query";
import { PhoneCall } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useCustomerWords } from "@/components/customers/customer-words";
import { NumberField } from "@/components/phone/number-field";
import type { PhoneOptions } from "@/components/phone/phone-line";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { phoneNumberText } from "@/components/ui/phone-number";
import { Switch } from "@/components/ui/switch";
import { useApi } from "@/lib/api-client";

const remembered = "callwright.phone";

type Choices = Omit<PhoneOptions, "to">;

const fresh: Choices = { from: "", sound: true, microphone: false };

/** Whom to call, and as whom. Numbers are offered, and any other may be typed. */
export function DialForm({
  to,
  onDial,
  onNumberChange,
}: {
  /** The number offered first, empty for none; followed until a number is chosen here. Left out, any with a flow is. */
  to?: string;
  onDial: (options: PhoneOptions) => void;
  /** Told what stands in the field, as it is dialled. */
  onNumberChange?: (number: string) => void;
}) {
  const t = useTranslations("phone");
  const words = useCustomerWords();
  const api = useApi();
  const numbers = useQuery(api.numbers.list.queryOptions());
  const callers = useQuery(api.calls.callers.queryOptions());
  const [choices, setChoices] = useState(fresh);
  const [dialled, setDialled] = useState<string | null>(null);
  // After the first drawing: the server knows nothing of this browser.
  useEffect(() => setChoices(readChoices()), []);
  const number = dialled ?? to ?? numbers.data?.find((candidate) => candidate.flow)?.e164 ?? "";
  useEffect(() => onNumberChange?.(compact(number)), [number, onNumberChange]);

  function change(part: Partial<Choices>) {
    const next = { ...choices, ...part };
    setChoices(next);
    try {
      localStorage.setItem(remembered, JSON.stringify(next));
    } catch {
      // Storage may be switched off; then the choice holds for this page.
    }
  }

  return (
    <form
      className="grid content-start gap-4 p-4"
      onSubmit={(event) => {
        event.preventDefault();
        onDial({ ...choices, to: compact(number), from: compact(choices.from) || "anonymous" });
      }}
    >
      <NumberField
        label={t("to")}
        hint={t("toHint")}
        required
        value={number}
        onValueChange={setDialled}
        // From then on it is the person's: a first number that comes late must not land in what is typed.
        onFocus={() => setDialled(number)}
        offered={(numbers.data ?? []).map(({ e164, label, flow, version }) => ({
          e164,
          name: flow?.name ?? (label || t("noFlow")),
          detail: flow && version !== null && <Badge>{t("version", { number: version })}</Badge>,
        }))}
      />
      <NumberField
        label={t("from")}
        hint={t("fromHint")}
        placeholder={t("hidden")}
        value={choices.from}
        onValueChange={(from) => change({ from })}
        offered={(callers.data ?? []).map(({ e164, name, accountType }) => ({
          e164,
          name,
          detail: (
            <Badge>
              <bdi>{words.accountType(accountType)}</bdi>
            </Badge>
          ),
        }))}
      />
      <div className="grid gap-2.5">
        <Field label={t("sound")} layout="row">
          <Switch checked={choices.sound} onCheckedChange={(sound) => change({ sound })} />
        </Field>
        <Field label={t("microphone")} layout="row">
          <Switch checked={choices.microphone} onCheckedChange={(microphone) => change({ microphone })} />
        </Field>
      </div>
      <Button type="submit" size="lg" disabled={compact(number) === ""}>
        <PhoneCall aria-hidden />
        {number ? (
          <span className="truncate">
            {t.rich("callNumber", { number: () => <bdi dir="ltr">{phoneNumberText(compact(number))}</bdi> })}
          </span>
        ) : (
          t("call")
        )}
      </Button>
    </form>
  );
}

const compact = (text: string) => text.replace(/[^+\d]/g, "");

function readChoices(): Choices {
  try {
    return { ...fresh, ...(JSON.parse(localStorage.getItem(remembered) ?? "{}") as Partial<Choices>) };
  } catch {
    return fresh;
  }
}
