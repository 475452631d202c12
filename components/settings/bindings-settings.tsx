"use client";

import { useTranslations } from "next-intl";
import { DestinationsSection } from "@/components/settings/destinations-section";
import { QueuesSection } from "@/components/settings/queues-section";
import { WithBindings } from "@/components/settings/with-bindings";

/** What flows name and this installation has: queues, outside numbers and ring groups. */
export function BindingsSettings() {
  const t = useTranslations("settings.bindings");
  return (
    <WithBindings intro={t("intro")}>
      {({ queues, destinations, agents }) => (
        <>
          <QueuesSection queues={queues} />
          <DestinationsSection destinations={destinations} agents={agents} />
        </>
      )}
    </WithBindings>
  );
}
