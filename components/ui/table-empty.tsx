import type { ComponentProps } from "react";
import { EmptyState } from "@/components/ui/empty-state";

/** An empty list inside its table: teaches the first step, or says that the search found nothing. */
export function TableEmpty({ columns, ...props }: ComponentProps<typeof EmptyState> & { columns: number }) {
  return (
    <tr>
      <td colSpan={columns}>
        <EmptyState {...props} />
      </td>
    </tr>
  );
}
