"use client";

import { Info, PhoneIncoming, PhoneOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePercent } from "@/components/designer/traffic/use-percent";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

/** Where each step of the scale begins, as `heatOf` has it. */
const scale = [
  { heat: 1, from: 0, to: 0.05 },
  { heat: 2, from: 0.05, to: 0.1 },
  { heat: 3, from: 0.1, to: 0.25 },
  { heat: 4, from: 0.25, to: 1 },
];

/** What numbers, colours and widths on the canvas mean. */
export function TrafficLegend() {
  const t = useTranslations("traffic.legend");
  const percentOf = usePercent();
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="sm">
          <Info aria-hidden />
          <span className="@max-2xl:sr-only">{t("title")}</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="traffic-scale grid w-80 gap-2.5 text-xs">
        <Line sign={<Pill icon={<PhoneIncoming aria-hidden />}>412</Pill>}>{t("came")}</Line>
        <Line
          sign={
            <Pill icon={<PhoneOff aria-hidden />} heat={3}>
              38
            </Pill>
          }
        >
          {t("hungUp")}
        </Line>
        <ul className="flex overflow-hidden rounded-sm border" aria-label={t("scale")}>
          {scale.map(({ heat, from, to }) => (
            <li
              key={heat}
              data-heat={heat}
              className="flex-1 px-1 py-1 text-center tabular-nums"
              style={{ background: "var(--heat)" }}
            >
              {heat === 4 ? t("over", { percent: percentOf(from) }) : t("upTo", { percent: percentOf(to) })}
            </li>
          ))}
        </ul>
        <Line sign={<WireSign />}>{t("wire")}</Line>
        <p className="text-pretty text-muted-foreground">{t("again")}</p>
        <p className="text-pretty text-muted-foreground">{t("time")}</p>
      </PopoverContent>
    </Popover>
  );
}

function Line({ sign, children }: { sign: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[4.5rem_1fr] items-center gap-2">
      <span className="justify-self-start">{sign}</span>
      <span className="text-pretty">{children}</span>
    </div>
  );
}

function Pill({ icon, heat, children }: { icon: ReactNode; heat?: number; children: ReactNode }) {
  return (
    <span data-heat={heat} className={heat ? "traffic-pill traffic-lost" : "traffic-pill"}>
      {icon}
      {children}
    </span>
  );
}

function WireSign() {
  return (
    <svg aria-hidden viewBox="0 0 64 18" className="h-4.5 w-16 rtl:-scale-x-100">
      <path d="M0 5 H64" className="stroke-foreground/25" strokeWidth="9" />
      <path d="M0 5 H64 M0 14 H64" className="stroke-muted-foreground" strokeWidth="1.5" />
    </svg>
  );
}
