"use client";

import { ChevronRight } from "lucide-react";
import { ContextMenu as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { destructiveItemClasses, floatingClasses, itemClasses } from "@/components/ui/menu-classes";

export const ContextMenu = Radix.Root;
export const ContextMenuTrigger = Radix.Trigger;
export const ContextMenuSub = Radix.Sub;

export function ContextMenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content collisionPadding={8} className={cn(floatingClasses, "min-w-44", className)} {...props} />
    </Radix.Portal>
  );
}

export function ContextMenuItem({
  className,
  destructive,
  shortcut,
  children,
  ...props
}: ComponentProps<typeof Radix.Item> & { destructive?: boolean; shortcut?: string }) {
  return (
    <Radix.Item className={cn(itemClasses, destructive && destructiveItemClasses, className)} {...props}>
      {children}
      {shortcut && <Kbd keys={shortcut} className="ms-auto ps-4 text-muted-foreground" />}
    </Radix.Item>
  );
}

export function ContextMenuSubTrigger({ className, children, ...props }: ComponentProps<typeof Radix.SubTrigger>) {
  return (
    <Radix.SubTrigger className={cn(itemClasses, "data-[state=open]:bg-accent", className)} {...props}>
      {children}
      <ChevronRight aria-hidden className="ms-auto size-3.5 rtl:-scale-x-100" />
    </Radix.SubTrigger>
  );
}

export function ContextMenuSubContent({ className, ...props }: ComponentProps<typeof Radix.SubContent>) {
  return (
    <Radix.Portal>
      <Radix.SubContent
        sideOffset={2}
        alignOffset={-4}
        collisionPadding={8}
        className={cn(floatingClasses, "min-w-36", className)}
        {...props}
      />
    </Radix.Portal>
  );
}

export function ContextMenuSeparator({ className, ...props }: ComponentProps<typeof Radix.Separator>) {
  return <Radix.Separator className={cn("-mx-1 my-1 h-px bg-border", className)} {...props} />;
}
