"use client";

import { Activity } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTrafficSwitch } from "@/components/designer/traffic/use-traffic-switch";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

/** In the top bar: draws on the flow how many calls went where. */
export function TrafficToggle() {
  const t = useTranslations("traffic");
  const traffic = useTrafficSwitch();
  if (traffic === null) return null;
  return (
    <Button
      variant="ghost"
      aria-pressed={traffic.isOn}
      className={cn("max-md:px-2", traffic.isOn && "bg-accent")}
      onClick={traffic.toggle}
    >
      <Activity aria-hidden />
      <span className="max-md:sr-only">{t("title")}</span>
    </Button>
  );
}
