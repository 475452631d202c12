import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** A grey stand-in of the size of what is loading. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div aria-hidden className={cn("animate-pulse rounded-sm bg-accent", className)} {...props} />;
}
