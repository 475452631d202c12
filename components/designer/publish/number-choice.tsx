"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useDesigner } from "@/components/designer/designer-context";
import type { NumberMoves, NumberSummary } from "@/components/designer/ports";
import { numberMoves, plannedNumbers } from "@/components/designer/publish/number-moves";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { PhoneNumber } from "@/components/ui/phone-number";
import { Skeleton } from "@/components/ui/skeleton";

export type Numbers = ReturnType<typeof useNumbers>;

const noPlan: NumberMoves = { takes: [], gives: [] };

/** @param plan what is to change about them, where that was chosen before */
export function useNumbers(flowId: string, plan = noPlan) {
  const { ports, may } = useDesigner();
  const [list, setList] = useState<readonly NumberSummary[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [adding, setAdding] = useState<"no" | "going" | "failed">("no");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [planned] = useState(plan);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    ports.numbers().then(
      (loaded) => {
        const rank = (number: NumberSummary) => (number.flowId === flowId ? 0 : number.flowId === null ? 1 : 2);
        setList([...loaded].sort((a, b) => rank(a) - rank(b)));
        setChosen(plannedNumbers({ flowId, list: loaded, planned }));
      },
      () => setFailed(true),
    );
  }, [ports, flowId, planned]);
  return {
    list,
    failed,
    chosen,
    /** For the server; null while there is nothing to choose from, or for somebody who may not choose. */
    moves: may.bind && list ? numberMoves({ flowId, list, planned }, chosen) : null,
    adding,
    toggle: (id: string, on: boolean) =>
      setChosen((before) => {
        const next = new Set(before);
        if (on) next.add(id);
        else next.delete(id);
        return next;
      }),
    add: async () => {
      setAdding("going");
      try {
        const number = await ports.createVirtualNumber();
        setList((before) => [number, ...(before ?? [])]);
        setChosen((before) => new Set([...before, number.id]));
        setAdding("no");
      } catch {
        setAdding("failed");
      }
    },
  };
}

/** Which numbers a version answers. */
export function NumberChoice({ numbers, flowId }: { numbers: Numbers; flowId: string }) {
  const t = useTranslations("designer.publish");
  const { may } = useDesigner();
  const { list, failed, chosen, adding } = numbers;
  const where = (number: NumberSummary) =>
    number.flowId === flowId
      ? t("here")
      : number.flowName !== null
        ? t("elsewhere", { flow: number.flowName })
        : t("free");
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">{t("numbers")}</legend>
      {failed && <p className="text-muted-foreground">{t("numbersFailed")}</p>}
      {!list && !failed && <Skeleton className="h-8" />}
      {list?.length === 0 && <p className="text-muted-foreground">{t("noNumbers")}</p>}
      {list && list.length > 0 && (
        <div className="grid max-h-52 gap-2.5 overflow-y-auto">
          {list.map((number) => (
            <Field
              key={number.id}
              layout="inline"
              label={
                <span className="inline-flex items-baseline gap-2">
                  <PhoneNumber number={number.e164} />
                  <span className="font-normal text-muted-foreground text-xs">{number.label || t(number.carrier)}</span>
                </span>
              }
              hint={where(number)}
            >
              <Checkbox
                checked={chosen.has(number.id)}
                disabled={!may.bind}
                onCheckedChange={(on) => numbers.toggle(number.id, on === true)}
              />
            </Field>
          ))}
        </div>
      )}
      {may.bind && list && (
        <div>
          <Button variant="outline" size="sm" pending={adding === "going"} onClick={() => void numbers.add()}>
            <Plus aria-hidden />
            {t("addNumber")}
          </Button>
          <p className="mt-1.5 text-muted-foreground text-xs">
            {adding === "failed" ? t("addFailed") : t("addNumberHint")}
          </p>
        </div>
      )}
    </fieldset>
  );
}
