"use client";

import { useTranslations } from "next-intl";
import { AudioSection } from "@/components/settings/audio-section";
import { DestinationsSection } from "@/components/settings/destinations-section";
import { QueuesSection } from "@/components/settings/queues-section";
import { WithBindings } from "@/components/settings/with-bindings";

/** What flows name and this installation has: queues, outside numbers and ring groups, recorded prompts. */
export function BindingsSettings() {
  const t = useTranslations("settings.bindings");
  return (
    <WithBindings intro={t("intro")}>
      {({ queues, destinations, agents, audio }) => (
        <>
          <QueuesSection queues={queues} />
          <DestinationsSection destinations={destinations} agents={agents} />
          <AudioSection prompts={audio} />
        </>
      )}
    </WithBindings>
  );
}
