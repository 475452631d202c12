"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CalendarClock, Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/auth/me-context";
import { BindingRowActions } from "@/components/settings/binding-row-actions";
import { HoursNow } from "@/components/settings/hours/hours-now";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import { type ApiOutputs, useApi } from "@/lib/api-client";

export type Hours = ApiOutputs["bindings"]["list"]["hours"][number];

/** The opening hours that flows name, and how each stands now. */
export function HoursSettings() {
  const t = useTranslations("hours");
  const common = useTranslations("common");
  const api = useApi();
  const may = useMay();
  const errorText = useErrorText();
  const bindings = useQuery(api.bindings.list.queryOptions());
  if (bindings.isPending) return <Skeleton role="status" aria-label={common("loading")} className="h-36" />;
  if (bindings.isError) {
    return (
      <EmptyState
        role="alert"
        tone="broken"
        title={errorText(bindings.error)}
        action={
          <Button variant="outline" pending={bindings.isFetching} onClick={() => void bindings.refetch()}>
            {common("retry")}
          </Button>
        }
      />
    );
  }
  const { hours } = bindings.data;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <p className="max-w-160 text-pretty text-muted-foreground text-sm">{t("intro")}</p>
        {may("bindings.edit") && (
          <Button asChild>
            <Link href="/settings/hours/new">
              <Plus aria-hidden />
              {t("add")}
            </Link>
          </Button>
        )}
      </div>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>{t("label")}</TableHead>
            <TableHead>{t("name")}</TableHead>
            <TableHead>{t("now")}</TableHead>
            <TableHead>{t("timeZone")}</TableHead>
            <TableHead className="w-24" />
          </TableRow>
        </TableHeader>
        <TableBody>
          {hours.length === 0 && (
            <TableEmpty
              columns={5}
              className="py-8"
              icon={CalendarClock}
              title={t("emptyTitle")}
              description={t("emptyText")}
            />
          )}
          {hours.map((each) => (
            <HoursRow key={each.id} hours={each} />
          ))}
        </TableBody>
      </Table>
    </>
  );
}

function HoursRow({ hours: { id, name, label, definition } }: { hours: Hours }) {
  const api = useApi();
  const router = useRouter();
  const queryClient = useQueryClient();
  const remove = useMutation(
    api.hours.delete.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.bindings.pathFilter()),
    }),
  );
  return (
    <TableRow>
      <TableCell>
        <Link href={`/settings/hours/${id}`} className="font-medium hover:underline">
          <bdi>{label || name}</bdi>
        </Link>
      </TableCell>
      <TableCell className="font-mono">
        <bdi>{name}</bdi>
      </TableCell>
      <TableCell>
        <HoursNow definition={definition} />
      </TableCell>
      <TableCell>
        <bdi>{definition.timeZone}</bdi>
      </TableCell>
      <TableCell>
        <BindingRowActions
          name={label || name}
          onChange={() => router.push(`/settings/hours/${id}`)}
          deletion={{ ...remove, mutate: () => remove.mutate({ id }) }}
        />
      </TableCell>
    </TableRow>
  );
}
