"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { Hash, SearchX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { AssignedFlow } from "@/components/numbers/assigned-flow";
import { NumberMenu } from "@/components/numbers/number-menu";
import { TableLoading } from "@/components/shell/table-loading";
import { Badge, StateBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { PhoneNumber } from "@/components/ui/phone-number";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableEmpty } from "@/components/ui/table-empty";
import { type Sort, TableSortHead } from "@/components/ui/table-sort-head";
import type { ApiOutputs } from "@/lib/api-client";

export type NumberItem = ApiOutputs["numbers"]["list"][number];
type Column = "e164" | "label" | "flow";

const columns = 6;

export function NumbersTable({
  query,
  search,
  onAdd,
  onClearSearch,
}: {
  query: UseQueryResult<NumberItem[], unknown>;
  search: string;
  /** Absent when this person may not. */
  onAdd: (() => void) | undefined;
  onClearSearch: () => void;
}) {
  const t = useTranslations("numbers");
  const locale = useLocale();
  const [sort, setSort] = useState<Sort<Column>>({ column: "e164", direction: "asc" });
  const rows = useMemo(() => arrange(query.data ?? [], search, sort, locale), [query.data, search, sort, locale]);
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableSortHead column="e164" sort={sort} onSortChange={setSort}>
            {t("number")}
          </TableSortHead>
          <TableSortHead column="label" sort={sort} onSortChange={setSort}>
            {t("label")}
          </TableSortHead>
          <TableSortHead column="flow" sort={sort} onSortChange={setSort}>
            {t("flow")}
          </TableSortHead>
          <TableHead>{t("callersHear")}</TableHead>
          <TableHead>{t("carrier")}</TableHead>
          <TableHead className="w-12">
            <span className="sr-only">{t("actions")}</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        <TableLoading query={query} columns={columns} />
        {query.data &&
          rows.length === 0 &&
          (search ? <NothingFound search={search} onClear={onClearSearch} /> : <NoNumbers onAdd={onAdd} />)}
        {rows.map((number) => (
          <TableRow key={number.id}>
            <TableCell className="font-medium">
              <PhoneNumber number={number.e164} />
            </TableCell>
            <TableCell>
              {number.label ? <bdi>{number.label}</bdi> : <span className="text-muted-foreground">{t("noLabel")}</span>}
            </TableCell>
            <TableCell>
              <AssignedFlow number={number} />
            </TableCell>
            <TableCell>
              <Heard number={number} />
            </TableCell>
            <TableCell>
              <Badge>{t(`carriers.${number.carrier}`)}</Badge>
            </TableCell>
            <TableCell className="text-end">
              <NumberMenu number={number} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Heard({ number }: { number: NumberItem }) {
  const t = useTranslations("numbers");
  if (!number.flow) return <StateBadge state="risk">{t("heard.nothing")}</StateBadge>;
  if (number.version === null) return <StateBadge state="risk">{t("heard.unpublished")}</StateBadge>;
  return <StateBadge state="ok">{t("heard.version", { number: number.version })}</StateBadge>;
}

function NoNumbers({ onAdd }: { onAdd: (() => void) | undefined }) {
  const t = useTranslations("numbers.empty");
  return (
    <TableEmpty
      columns={columns}
      icon={Hash}
      title={t("title")}
      description={t("text")}
      action={onAdd && <Button onClick={onAdd}>{t("action")}</Button>}
    />
  );
}

function NothingFound({ search, onClear }: { search: string; onClear: () => void }) {
  const t = useTranslations("numbers.nothingFound");
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

function arrange(numbers: NumberItem[], search: string, sort: Sort<Column>, locale: string): NumberItem[] {
  const words = search.trim().toLocaleLowerCase(locale);
  const digits = words.replaceAll(/\D/g, "");
  const found = numbers.filter(
    ({ e164, label, flow }) =>
      (digits !== "" && e164.includes(digits)) ||
      label.toLocaleLowerCase(locale).includes(words) ||
      (flow?.name ?? "").toLocaleLowerCase(locale).includes(words),
  );
  const text = (number: NumberItem) =>
    ({ e164: number.e164, label: number.label, flow: number.flow?.name ?? "" })[sort.column];
  const sign = sort.direction === "asc" ? 1 : -1;
  return found.sort((a, b) => sign * text(a).localeCompare(text(b), locale, { numeric: true }));
}
