import { useLocale } from "next-intl";
import { useMemo, useState } from "react";
import { type Arrangement, arrange } from "@/components/lists/arrange";
import type { Sort } from "@/components/ui/table-sort-head";

/**
 * Searches and sorts a list that is here as a whole; a ListTable takes what it returns.
 *
 * @param arrangement the same one at every render
 * @param first how the list stands before anybody sorts it
 */
export function useArranged<Row, Column extends string>(
  rows: readonly Row[] | undefined,
  search: string,
  arrangement: Arrangement<Row, Column>,
  first: Sort<NoInfer<Column>>,
): { rows: Row[]; sort: Sort<Column>; onSortChange: (sort: Sort<Column>) => void } {
  const locale = useLocale();
  const [sort, onSortChange] = useState(first);
  const arranged = useMemo(
    () => arrange(rows ?? [], arrangement, search, sort, locale),
    [rows, arrangement, search, sort, locale],
  );
  return { rows: arranged, sort, onSortChange };
}
