"use client";

import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { CountedLink } from "@/components/designer/traffic/counted-link";
import { isChoice } from "@/components/designer/traffic/is-choice";
import { type TrafficRow, toCsv, trafficRows } from "@/components/designer/traffic/traffic-rows";
import { type ShownTraffic, useTraffic } from "@/components/designer/traffic/traffic-store";
import { usePercent } from "@/components/designer/traffic/use-percent";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { saveFile } from "@/components/flows/save-file";
import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/search-input";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHeader, TableRow } from "@/components/ui/table";
import { type Sort, TableSortHead } from "@/components/ui/table-sort-head";

/** The traffic of the canvas in words and numbers: for screen readers, for sorting, for spreadsheets. */
export function TrafficTable() {
  const shown = useTraffic((state) => state.shown);
  const retry = useTraffic((state) => state.retry);
  if (shown !== null) return <Rows shown={shown} />;
  return retry === null ? <Loading /> : <Failed onRetry={retry} />;
}

type Column = "step" | "way" | "calls" | "share" | "times" | "median" | "p90";
const columns: { column: Column; of(row: TrafficRow): string | number | null; numeric: boolean }[] = [
  { column: "step", of: (row) => row.step, numeric: false },
  { column: "way", of: (row) => row.exit ?? row.way, numeric: false },
  { column: "calls", of: (row) => row.calls, numeric: true },
  { column: "share", of: (row) => row.share, numeric: true },
  { column: "times", of: (row) => row.times, numeric: true },
  { column: "median", of: (row) => row.medianSeconds, numeric: true },
  { column: "p90", of: (row) => row.p90Seconds, numeric: true },
];

function Rows({ shown }: { shown: ShownTraffic }) {
  const t = useTranslations("traffic");
  const { editor } = useDesigner();
  const texts = useNodeTexts();
  const document = useEditor((state) => state.document);
  const wayWords = useWayWords();
  const [query, setQuery] = useState("");
  // Unsorted they stand in the order of the flow.
  const [sort, setSort] = useState<Sort<Column> | null>(null);
  const rows = useMemo(() => trafficRows(document, shown, editor.catalogue, texts), [document, shown, editor, texts]);
  const wanted = query.trim().toLocaleLowerCase();
  const found = rows.filter((row) => `${row.step} ${wayWords(row)}`.toLocaleLowerCase().includes(wanted));
  const listed = sort ? found.toSorted(inOrder(sort)) : found;
  const save = () => {
    const head = columns.map(({ column }) => t(`columns.${column}`));
    const lines = listed.map((row) =>
      columns.map(({ column, of }) => (column === "way" ? wayWords(row) : rounded(of(row)))),
    );
    saveFile({ fileName: `${document.name}.traffic.csv`, text: toCsv([head, ...lines]), type: "text/csv" });
  };
  return (
    <div className="p-1.5">
      <div className="sticky top-0 z-10 flex items-center gap-2 bg-background pb-1.5">
        <SearchInput label={t("search")} value={query} onValueChange={setQuery} className="w-72" />
        <Button variant="outline" size="sm" className="ms-auto" onClick={save}>
          <Download aria-hidden />
          {t("export")}
        </Button>
      </div>
      <Table aria-label={t("tableLabel")}>
        <TableHeader>
          <TableRow>
            {columns.map(({ column, numeric }) => (
              <TableSortHead
                key={column}
                column={column}
                sort={sort}
                onSortChange={setSort}
                numeric={numeric}
                firstDirection={numeric ? "desc" : "asc"}
              >
                {t(`columns.${column}`)}
              </TableSortHead>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {listed.map((row) => (
            <Line key={`${row.nodeId} ${row.way}`} row={row} shown={shown} way={wayWords(row)} />
          ))}
          {listed.length === 0 && (
            <TableRow>
              <TableCell colSpan={columns.length} className="text-center text-muted-foreground">
                {t("notFound", { query: query.trim() })}
              </TableCell>
            </TableRow>
          )}
        </TableBody>
      </Table>
    </div>
  );
}

function Line({ row, shown, way }: { row: TrafficRow; shown: ShownTraffic; way: string }) {
  const t = useTranslations("traffic");
  const format = useFormatter();
  const percentOf = usePercent();
  const { jump } = useDesigner();
  const node = useEditor(({ document: { nodes } }) =>
    Object.hasOwn(nodes, row.nodeId) ? nodes[row.nodeId] : undefined,
  );
  const seconds = (value: number | null) =>
    value === null ? "" : format.number(Math.round(value), { style: "unit", unit: "second", unitDisplay: "narrow" });
  const isStep = row.way === "in";
  const isOffered = node !== undefined && row.exit !== null && isChoice(node, row.way.slice("exit:".length));
  return (
    <TableRow className={isStep ? "bg-muted/60" : undefined}>
      <TableCell className={isStep ? "font-medium" : "text-muted-foreground"}>
        {node ? (
          <button type="button" className="text-start hover:underline" onClick={() => jump(row.nodeId)}>
            {row.step}
          </button>
        ) : (
          row.step
        )}
      </TableCell>
      <TableCell>
        {way}
        {row.is !== "known" && <span className="ms-2 text-muted-foreground text-xs">{t(`is.${row.is}`)}</span>}
      </TableCell>
      <TableCell numeric className="tabular-nums">
        {row.calls === 0 && isOffered && row.is === "known" && row.share !== null ? (
          <span className="text-muted-foreground">{t("neverChosen")}</span>
        ) : (
          <CountedLink
            shown={shown}
            nodeId={row.nodeId}
            way={row.way}
            calls={row.calls}
            label={t("showCalls", { calls: row.calls, step: row.step, way })}
          >
            {format.number(row.calls)}
          </CountedLink>
        )}
      </TableCell>
      <TableCell numeric className="tabular-nums">
        {row.share === null ? "" : percentOf(row.share)}
      </TableCell>
      <TableCell numeric className="tabular-nums">
        {format.number(row.times)}
      </TableCell>
      <TableCell numeric className="tabular-nums">
        {seconds(row.medianSeconds)}
      </TableCell>
      <TableCell numeric className="tabular-nums">
        {seconds(row.p90Seconds)}
      </TableCell>
    </TableRow>
  );
}

function useWayWords(): (row: TrafficRow) => string {
  const t = useTranslations("traffic.ways");
  return (row) => row.exit ?? t(row.way as never);
}

function inOrder({ column, direction }: Sort<Column>) {
  const of = columns.find((each) => each.column === column)?.of ?? (() => null);
  const sign = direction === "asc" ? 1 : -1;
  return (one: TrafficRow, other: TrafficRow): number => {
    const [a, b] = [of(one), of(other)];
    // What has no number is last either way.
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return sign * (typeof a === "string" ? a.localeCompare(String(b)) : a - Number(b));
  };
}

const rounded = (value: string | number | null) =>
  typeof value === "number" ? Math.round(value * 10_000) / 10_000 : value;

function Failed({ onRetry }: { onRetry(): void }) {
  const t = useTranslations("traffic");
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 p-3 text-muted-foreground text-sm">
      {t("failed")}
      <Button variant="link" size="sm" onClick={onRetry}>
        {t("retry")}
      </Button>
    </p>
  );
}

function Loading() {
  return (
    <div className="grid gap-2 p-3">
      {["w-full", "w-11/12", "w-10/12", "w-9/12"].map((width) => (
        <Skeleton key={width} className={`h-7 ${width}`} />
      ))}
    </div>
  );
}
