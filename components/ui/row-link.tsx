import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { NearLink } from "@/components/ui/near-link";

/** The link of an interactive TableRow: its area is the whole row, its name is its text. */
export function RowLink({ className, ...props }: ComponentProps<typeof NearLink>) {
  return (
    <NearLink
      dir="auto"
      className={cn(
        "font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-ring focus-visible:after:-outline-offset-2",
        className,
      )}
      {...props}
    />
  );
}
