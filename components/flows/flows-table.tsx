"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { Archive, SearchX, Workflow } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { FlowMenu } from "@/components/flows/flow-menu";
import { FlowState } from "@/components/flows/flow-state";
import { TableLoading } from "@/components/shell/table-loading";
import { Button } from "@/components/ui/button";
import { PhoneNumber } from "@/components/ui/phone-number";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import { type Sort, TableSortHead } from "@/components/ui/table-sort-head";
import type { ApiOutputs } from "@/lib/api-client";

export type FlowItem = ApiOutputs["flows"]["list"][number];
type Column = "name" | "numbers" | "updatedAt";

const columns = 5;

export function FlowsTable({
  query,
  search,
  archived,
  onCreate,
  onClearSearch,
}: {
  query: UseQueryResult<FlowItem[], unknown>;
  search: string;
  archived: boolean;
  /** Absent when this person may not. */
  onCreate: (() => void) | undefined;
  onClearSearch: () => void;
}) {
  const t = useTranslations("flows");
  const locale = useLocale();
  const [sort, setSort] = useState<Sort<Column>>({ column: "updatedAt", direction: "desc" });
  const rows = useMemo(() => arrange(query.data ?? [], search, sort, locale), [query.data, search, sort, locale]);

  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableSortHead column="name" sort={sort} onSortChange={setSort}>
            {t("name")}
          </TableSortHead>
          <TableHead>{t("state")}</TableHead>
          <TableSortHead column="numbers" sort={sort} onSortChange={setSort} firstDirection="desc">
            {t("numbers")}
          </TableSortHead>
          <TableSortHead column="updatedAt" sort={sort} onSortChange={setSort} firstDirection="desc">
            {t("edited")}
          </TableSortHead>
          <TableHead className="w-12">
            <span className="sr-only">{t("actions")}</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        <TableLoading query={query} columns={columns} />
        {query.data &&
          rows.length === 0 &&
          (search ? (
            <NothingFound search={search} onClear={onClearSearch} />
          ) : (
            <NoFlows archived={archived} onCreate={onCreate} />
          ))}
        {rows.map((flow) => (
          <FlowRow key={flow.id} flow={flow} />
        ))}
      </TableBody>
    </Table>
  );
}

function FlowRow({ flow }: { flow: FlowItem }) {
  const t = useTranslations("flows");
  return (
    <TableRow interactive>
      <TableCell>
        <RowLink href={`/flows/${flow.id}`}>{flow.name}</RowLink>
      </TableCell>
      <TableCell>
        <FlowState flow={flow} />
      </TableCell>
      <TableCell>
        {flow.numbers.length === 0 ? (
          <span className="text-muted-foreground">{t("noNumber")}</span>
        ) : (
          <span className="flex flex-wrap gap-x-3">
            {flow.numbers.map((number) => (
              <PhoneNumber key={number.id} number={number.e164} />
            ))}
          </span>
        )}
      </TableCell>
      <TableCell>
        <RelativeTime at={flow.updatedAt} className="relative z-10" />
        {flow.updatedBy && (
          <span className="text-muted-foreground">
            {" "}
            · <bdi>{flow.updatedBy}</bdi>
          </span>
        )}
      </TableCell>
      <TableCell className="relative z-10 text-end">
        <FlowMenu flow={flow} />
      </TableCell>
    </TableRow>
  );
}

function NoFlows({ archived, onCreate }: { archived: boolean; onCreate: (() => void) | undefined }) {
  const t = useTranslations("flows.empty");
  if (archived)
    return <TableEmpty columns={columns} icon={Archive} title={t("archivedTitle")} description={t("archivedText")} />;
  return (
    <TableEmpty
      columns={columns}
      icon={Workflow}
      title={t("title")}
      description={onCreate ? t("text") : t("textReadOnly")}
      action={onCreate && <Button onClick={onCreate}>{t("action")}</Button>}
    />
  );
}

function NothingFound({ search, onClear }: { search: string; onClear: () => void }) {
  const t = useTranslations("flows.nothingFound");
  const common = useTranslations("common");
  return (
    <TableEmpty
      columns={columns}
      icon={SearchX}
      title={t("title", { search })}
      description={t("text")}
      action={
        <Button variant="outline" onClick={onClear}>
          {common("clearSearch")}
        </Button>
      }
    />
  );
}

/** Found by name, or by the digits or the label of a number. */
function arrange(flows: FlowItem[], search: string, sort: Sort<Column>, locale: string): FlowItem[] {
  const words = search.trim().toLocaleLowerCase(locale);
  const digits = words.replaceAll(/\D/g, "");
  const found = flows.filter(
    (flow) =>
      flow.name.toLocaleLowerCase(locale).includes(words) ||
      flow.numbers.some(
        ({ e164, label }) =>
          (digits.length > 1 && e164.includes(digits)) ||
          (label !== "" && label.toLocaleLowerCase(locale).includes(words)),
      ),
  );
  const order = { name: byName, numbers: byNumbers, updatedAt: byTime }[sort.column];
  const sign = sort.direction === "asc" ? 1 : -1;
  return found.sort((a, b) => sign * order(a, b) || byName(a, b));

  function byName(a: FlowItem, b: FlowItem) {
    return a.name.localeCompare(b.name, locale, { numeric: true });
  }
}

const byNumbers = (a: FlowItem, b: FlowItem) => a.numbers.length - b.numbers.length;
const byTime = (a: FlowItem, b: FlowItem) => a.updatedAt.getTime() - b.updatedAt.getTime();
