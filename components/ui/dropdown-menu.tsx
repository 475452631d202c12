"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { itemClasses, menuClasses } from "@/components/ui/menu-classes";
import { menuParts } from "@/components/ui/menu-parts";

export const DropdownMenu = Radix.Root;
export const DropdownMenuTrigger = Radix.Trigger;
export const DropdownMenuRadioGroup = Radix.RadioGroup;
export const DropdownMenuSub = Radix.Sub;
export const {
  Item: DropdownMenuItem,
  SubTrigger: DropdownMenuSubTrigger,
  SubContent: DropdownMenuSubContent,
  Separator: DropdownMenuSeparator,
} = menuParts(Radix);

export function DropdownMenuContent({ className, sideOffset = 4, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(menuClasses, "min-w-44", className)}
        {...props}
      />
    </Radix.Portal>
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
