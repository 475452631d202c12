"use client";

import { useMutation } from "@tanstack/react-query";
import { ListOrdered } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BindingDialog } from "@/components/settings/binding-dialog";
import { BindingTable } from "@/components/settings/binding-table";
import { useBindingSaved } from "@/components/settings/use-forget-bindings";
import type { Bindings } from "@/components/settings/with-bindings";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useApi } from "@/lib/api-client";

type Queue = Bindings["queues"][number];

export function QueuesSection({ queues }: { queues: Queue[] }) {
  const t = useTranslations("settings.queues");
  const api = useApi();
  return (
    <BindingTable
      words={t}
      icon={ListOrdered}
      rows={queues}
      columns={[
        {
          id: "target",
          head: t("target"),
          numeric: true,
          cell: (queue) => t("seconds", { count: queue.serviceSeconds }),
        },
      ]}
      deletion={api.bindings.deleteQueue}
      dialog={(queue, close) => <QueueDialog queue={queue} onClose={close} />}
    />
  );
}

function QueueDialog({ queue, onClose }: { queue: Queue | null; onClose: () => void }) {
  const t = useTranslations("settings.queues");
  const api = useApi();
  const [seconds, setSeconds] = useState(String(queue?.serviceSeconds ?? 20));
  const save = useMutation(api.bindings.saveQueue.mutationOptions({ onSuccess: useBindingSaved(onClose) }));
  return (
    <BindingDialog
      title={t(queue ? "change" : "add")}
      label={t("label")}
      labelHint={t("labelHint")}
      binding={queue}
      saving={save}
      onSave={(basics) => save.mutate({ ...basics, serviceSeconds: Number(seconds) })}
      onClose={onClose}
    >
      <Field label={t("target")} hint={t("targetHint")} required>
        <Input
          type="number"
          min={1}
          max={3600}
          required
          className="w-32"
          value={seconds}
          onChange={(event) => setSeconds(event.target.value)}
        />
      </Field>
    </BindingDialog>
  );
}
