"use client";

import { ScrollArea as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** Scrolls with a thin bar that lies over the content; give it a height. */
export function ScrollArea({ className, children, ...props }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root className={cn("relative overflow-hidden", className)} {...props}>
      {/* Radix wraps the content in a table-like box that grows past the viewport; block keeps it inside. */}
      <Radix.Viewport tabIndex={0} className="size-full rounded-[inherit] [&>div]:block!">
        {children}
      </Radix.Viewport>
      <Radix.Scrollbar orientation="vertical" className="flex w-2 touch-none select-none p-px">
        <Radix.Thumb className="flex-1 rounded-full bg-muted-foreground/35 hover:bg-muted-foreground/60" />
      </Radix.Scrollbar>
      <Radix.Scrollbar orientation="horizontal" className="flex h-2 touch-none select-none flex-col p-px">
        <Radix.Thumb className="flex-1 rounded-full bg-muted-foreground/35 hover:bg-muted-foreground/60" />
      </Radix.Scrollbar>
    </Radix.Root>
  );
}
