import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";
import { TableCell, TableRow } from "@/components/ui/table";

const widths = ["62%", "44%", "71%", "38%", "55%"];

/** Rows of the height that the real ones will have, so that nothing jumps when they come. */
export function TableSkeleton({ columns, rows = 6 }: { columns: number; rows?: number }) {
  const t = useTranslations("common");
  return Array.from({ length: rows }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rows without content have no other identity
    <TableRow key={row} aria-hidden={row > 0 || undefined}>
      {Array.from({ length: columns }, (_, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <TableCell key={column}>
          {row === 0 && column === 0 && (
            <span role="status" className="sr-only">
              {t("loading")}
            </span>
          )}
          <Skeleton className="h-3" style={{ width: widths[(row + column * 2) % widths.length] }} />
        </TableCell>
      ))}
    </TableRow>
  ));
}
