"use client";

import type { UseInfiniteQueryResult, UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useErrorText } from "@/components/shell/use-error-text";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableError } from "@/components/ui/table-error";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { type Sort, type SortDirection, TableSortHead } from "@/components/ui/table-sort-head";

/** One column of a list: its head, and what it says of a row. */
export interface ListColumn<Row, Sorted extends string = never> {
  id: string;
  head: ReactNode;
  /** What the list is sorted by when its head is pressed. */
  sortBy?: Sorted;
  firstDirection?: SortDirection;
  /** Its values stand at the far end, below one another. */
  numeric?: boolean;
  /** Of its cells. */
  className?: string;
  cell: (row: Row) => ReactNode;
}

type Query = UseQueryResult<unknown, unknown> | UseInfiniteQueryResult<unknown, unknown>;

/** A list: its columns, what can be done with each row, and what stands there while there are no rows. */
export function ListTable<Row, Sorted extends string = never>({
  query,
  rows,
  rowKey,
  columns,
  actions,
  sort,
  onSortChange,
  interactive,
  rowClassName,
  skeletonRows,
  empty,
}: {
  /** Where the rows come from: until it has answered the list is a skeleton, and an error when it failed. */
  query?: Query;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly ListColumn<Row, NoInfer<Sorted>>[];
  /** The last cell of a row: its menu or its buttons. */
  actions?: (row: Row) => ReactNode;
  sort?: Sort<Sorted>;
  onSortChange?: (sort: Sort<Sorted>) => void;
  /** Its rows lead somewhere: the first cell is a RowLink. */
  interactive?: boolean;
  rowClassName?: (row: Row) => string | undefined;
  skeletonRows?: number;
  /** Instead of rows when there are none: teaches the first step, or says that the search found nothing. */
  empty?: ReactNode;
}) {
  const t = useTranslations("common");
  const width = columns.length + (actions ? 1 : 0);
  // Rows of the search before may stand there until the new ones come, but not that there were none.
  const isHere = query === undefined || (query.data !== undefined && !(query.isPlaceholderData && rows.length === 0));
  return (
    <Table aria-busy={query?.isPlaceholderData}>
      <TableHeader>
        <TableRow>
          {columns.map((column) =>
            column.sortBy && sort && onSortChange ? (
              <TableSortHead
                key={column.id}
                column={column.sortBy}
                sort={sort}
                onSortChange={onSortChange}
                firstDirection={column.firstDirection}
                numeric={column.numeric}
              >
                {column.head}
              </TableSortHead>
            ) : (
              <TableHead key={column.id} numeric={column.numeric}>
                {column.head}
              </TableHead>
            ),
          )}
          {actions && (
            <TableHead className="w-12">
              <span className="sr-only">{t("actions")}</span>
            </TableHead>
          )}
        </TableRow>
      </TableHeader>
      <TableBody>
        {!isHere && <NotYet query={query} columns={width} rows={skeletonRows} />}
        {isHere && rows.length === 0 && (
          <tr>
            <td colSpan={width}>
              {/* In the middle of what is seen of the table, however wide it is. */}
              <div className="sticky start-0 w-[100cqi]">{empty}</div>
            </td>
          </tr>
        )}
        {rows.map((row) => (
          <TableRow key={rowKey(row)} interactive={interactive} className={rowClassName?.(row)}>
            {columns.map(({ id, numeric, className, cell }) => (
              <TableCell key={id} numeric={numeric} className={className}>
                {cell(row)}
              </TableCell>
            ))}
            {actions && <TableCell className="relative z-10 text-end">{actions(row)}</TableCell>}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** The rows of a list until the server has answered, or what it said instead. */
function NotYet({ query, columns, rows }: { query: Query; columns: number; rows?: number }) {
  const errorText = useErrorText();
  if (query.isPending || query.isPlaceholderData) return <TableSkeleton columns={columns} rows={rows} />;
  return (
    <TableError
      columns={columns}
      message={errorText(query.error)}
      onRetry={() => void query.refetch()}
      retrying={query.isFetching}
    />
  );
}
