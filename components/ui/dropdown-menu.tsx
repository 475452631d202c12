"use client";

import { Check, ChevronRight } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { destructiveItemClasses, floatingClasses, itemClasses } from "@/components/ui/menu-classes";

export const DropdownMenu = Radix.Root;
export const DropdownMenuTrigger = Radix.Trigger;
export const DropdownMenuRadioGroup = Radix.RadioGroup;
export const DropdownMenuSub = Radix.Sub;

export function DropdownMenuContent({ className, sideOffset = 4, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(floatingClasses, "min-w-44", className)}
        {...props}
      />
    </Radix.Portal>
  );
}

export function DropdownMenuItem({
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

export function DropdownMenuRadioItem({ className, children, ...props }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem className={cn(itemClasses, "pe-8", className)} {...props}>
      {children}
      <Radix.ItemIndicator className="absolute end-2 flex">
        <Check aria-hidden className="size-3.5 text-link" />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  );
}

export function DropdownMenuSubTrigger({ className, children, ...props }: ComponentProps<typeof Radix.SubTrigger>) {
  return (
    <Radix.SubTrigger className={cn(itemClasses, "data-[state=open]:bg-accent", className)} {...props}>
      {children}
      <ChevronRight aria-hidden className="ms-auto size-3.5 rtl:-scale-x-100" />
    </Radix.SubTrigger>
  );
}

export function DropdownMenuSubContent({ className, ...props }: ComponentProps<typeof Radix.SubContent>) {
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

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cn("px-2 py-1 text-muted-foreground text-xs", className)} {...props} />;
}

export function DropdownMenuSeparator({ className, ...props }: ComponentProps<typeof Radix.Separator>) {
  return <Radix.Separator className={cn("-mx-1 my-1 h-px bg-border", className)} {...props} />;
}
