import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** A list as a table. Sorting heads, empty, loading and error rows have files of their own (`table-*.tsx`). */
export function Table({
  className,
  framed = true,
  ...props
}: ComponentProps<"table"> & {
  /** A border around it; off inside a Card. */
  framed?: boolean;
}) {
  return (
    <div className={cn("@container relative w-full overflow-x-auto", framed && "rounded-md border bg-card")}>
      <table className={cn("w-full border-collapse text-sm", className)} {...props} />
    </div>
  );
}

export function TableHeader({ className, ...props }: ComponentProps<"thead">) {
  return <thead className={cn("bg-chrome [&_tr]:border-b", className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody className={cn("[&_tr:last-child]:border-0", className)} {...props} />;
}

/** `interactive` rows lead somewhere: put a RowLink in their first cell. */
export function TableRow({ className, interactive, ...props }: ComponentProps<"tr"> & { interactive?: boolean }) {
  return (
    <tr
      className={cn(
        "border-b data-[state=selected]:bg-selected",
        interactive && "relative transition-colors duration-75 focus-within:bg-accent/60 hover:bg-accent/60",
        className,
      )}
      {...props}
    />
  );
}

export function TableHead({ className, numeric, ...props }: ComponentProps<"th"> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      className={cn(
        "h-8 whitespace-nowrap px-3 font-medium text-muted-foreground text-xs",
        numeric ? "text-end" : "text-start",
        className,
      )}
      {...props}
    />
  );
}

export function TableCell({ className, numeric, ...props }: ComponentProps<"td"> & { numeric?: boolean }) {
  return (
    <td
      className={cn("h-10 px-3 py-1.5 max-md:whitespace-nowrap", numeric ? "text-end" : "text-start", className)}
      {...props}
    />
  );
}
