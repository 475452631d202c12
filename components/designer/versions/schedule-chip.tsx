"use client";

import { CalendarClock, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDesigner } from "@/components/designer/designer-context";
import { useSchedules } from "@/components/designer/versions/use-schedules";
import { useZonedTime } from "@/components/designer/versions/use-zoned-time";
import { cn } from "@/components/ui/cn";

/** In the top bar: what failed to be published, else what is published next. Opens the list. */
export function ScheduleChip() {
  const t = useTranslations("designer.schedule");
  const { flowId, view } = useDesigner();
  const zoned = useZonedTime();
  const { data: schedules = [] } = useSchedules(flowId);
  const shown = schedules.find(({ state }) => state === "failed") ?? schedules[0];
  if (!shown) return null;
  const failed = shown.state === "failed";
  const Icon = failed ? CircleX : CalendarClock;
  return (
    <button
      type="button"
      onClick={() => view.setState({ dialog: "versions" })}
      className={cn(
        "flex h-6 min-w-0 items-center gap-1.5 rounded-sm px-1.5 hover:bg-accent",
        failed ? "text-broken" : "text-waiting",
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">
        {failed ? t("chipFailed") : t("publishes", { time: zoned(shown.at, shown.timeZone) })}
      </span>
    </button>
  );
}
