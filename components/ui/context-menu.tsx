"use client";

import { ContextMenu as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { menuClasses } from "@/components/ui/menu-classes";
import { menuParts } from "@/components/ui/menu-parts";

export const ContextMenu = Radix.Root;
export const ContextMenuTrigger = Radix.Trigger;
export const ContextMenuSub = Radix.Sub;
export const {
  Item: ContextMenuItem,
  SubTrigger: ContextMenuSubTrigger,
  SubContent: ContextMenuSubContent,
  Separator: ContextMenuSeparator,
} = menuParts(Radix);

export function ContextMenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content collisionPadding={8} className={cn(menuClasses, "min-w-44", className)} {...props} />
    </Radix.Portal>
  );
}
