"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/auth/me-context";
import type { Customer } from "@/components/customers/customer-page";
import { useErrorText } from "@/components/shell/use-error-text";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import { useApi } from "@/lib/api-client";

type Task = Customer["tasks"][number];

export function TasksCard({ customer }: { customer: Customer }) {
  const t = useTranslations("customers.tasks");
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      {customer.tasks.length === 0 ? (
        <CardContent className="text-muted-foreground text-sm">{t("none")}</CardContent>
      ) : (
        <ul className="divide-y">
          {customer.tasks.map((task) => (
            <TaskItem key={task.id} customerId={customer.id} task={task} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function TaskItem({ customerId, task }: { customerId: string; task: Task }) {
  const t = useTranslations("customers.tasks");
  const api = useApi();
  const may = useMay();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const set = useMutation(
    api.customers.setTaskStatus.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.customers.pathFilter()),
      onError: (error) => void toast.error(errorText(error)),
    }),
  );
  const done = (set.isPending ? set.variables.status : task.status) === "done";
  return (
    <li className="flex items-start gap-2.5 px-4 py-2.5 text-sm">
      {may("customers.edit") ? (
        <Checkbox
          className="mt-0.5"
          aria-label={t("done", { title: task.title })}
          checked={done}
          onCheckedChange={(checked) =>
            set.mutate({ customerId, taskId: task.id, status: checked === true ? "done" : "open" })
          }
        />
      ) : (
        <Badge>{t(done ? "finished" : "open")}</Badge>
      )}
      <div className="min-w-0">
        <p className={cn("text-pretty", done && "text-muted-foreground line-through")}>
          <bdi>{task.title}</bdi>
        </p>
        <p className="flex flex-wrap gap-x-2 text-muted-foreground text-xs">
          {task.department && <bdi>{t("for", { department: task.department })}</bdi>}
          {task.dueAt && (
            <span>{t.rich("due", { time: () => <RelativeTime at={task.dueAt ?? task.createdAt} /> })}</span>
          )}
        </p>
      </div>
    </li>
  );
}
