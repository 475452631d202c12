"use client";

import { ShieldCheck, ShieldQuestion } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/auth/me-context";
import type { CallDetail } from "@/components/calls/call-page";
import { CallerNumber } from "@/components/calls/caller";
import { turnsOf } from "@/components/phone/call-path";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { DataList } from "@/components/ui/data-list";
import { ExactTime } from "@/components/ui/exact-time";
import { PhoneNumber } from "@/components/ui/phone-number";

/** Whose call it was and how sure that is; numbers, time, and the version that answered. */
export function FactsCard({ detail }: { detail: CallDetail }) {
  const t = useTranslations("calls");
  const { call } = detail;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("facts.title")}</CardTitle>
      </CardHeader>
      <CardContent>
        <DataList
          items={[
            { label: t("facts.customer"), value: <Customer detail={detail} /> },
            { label: t("facts.from"), value: <CallerNumber number={call.callerNumber} /> },
            { label: t("facts.to"), value: <PhoneNumber number={call.dialledNumber} /> },
            {
              label: t("columns.flow"),
              value: call.flow ? (
                <>
                  <bdi>{call.flow.name}</bdi>{" "}
                  <span className="whitespace-nowrap text-muted-foreground">
                    {t("version", { number: call.flow.version })}
                  </span>
                </>
              ) : (
                t("noFlow")
              ),
            },
            { label: t("facts.started"), value: <ExactTime at={call.startedAt} /> },
          ]}
        />
      </CardContent>
    </Card>
  );
}

function Customer({ detail: { call, timeline } }: { detail: CallDetail }) {
  const t = useTranslations("calls.customer");
  const may = useMay();
  if (call.customer === null) return <span className="text-muted-foreground">{t("unknown")}</span>;
  const { id, name } = call.customer;
  const isProved = turnsOf(timeline).some((turn) => turn.changed.authenticated);
  const Proof = isProved ? ShieldCheck : ShieldQuestion;
  return (
    <span className="grid gap-0.5">
      {may("customers.read") ? (
        <Link href={`/customers/${id}`} dir="auto" className="w-fit font-medium text-link hover:underline">
          {name}
        </Link>
      ) : (
        <bdi className="font-medium">{name}</bdi>
      )}
      <span className="flex items-center gap-1 text-muted-foreground text-xs">
        <Proof aria-hidden className={isProved ? "size-3.5 text-ok" : "size-3.5"} />
        {isProved ? t("authenticated") : t("unproved")}
      </span>
    </span>
  );
}
