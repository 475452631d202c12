"use client";

import type { UseInfiniteQueryResult, UseQueryResult } from "@tanstack/react-query";
import { useErrorText } from "@/components/shell/use-error-text";
import { TableError } from "@/components/ui/table-error";
import { TableSkeleton } from "@/components/ui/table-skeleton";

/** The rows of a list until the server has answered, or what it said instead; nothing once there is a list. */
export function TableLoading({
  query,
  columns,
  rows,
}: {
  query: UseQueryResult<unknown, unknown> | UseInfiniteQueryResult<unknown, unknown>;
  columns: number;
  rows?: number;
}) {
  const errorText = useErrorText();
  if (query.data !== undefined) return null;
  if (query.isPending) return <TableSkeleton columns={columns} rows={rows} />;
  return (
    <TableError
      columns={columns}
      message={errorText(query.error)}
      onRetry={() => void query.refetch()}
      retrying={query.isFetching}
    />
  );
}
