"use client";

import { ChevronRight } from "lucide-react";
import type { ContextMenu, DropdownMenu } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { destructiveItemClasses, itemClasses, menuClasses } from "@/components/ui/menu-classes";

type Primitives = typeof DropdownMenu | typeof ContextMenu;

/** What a menu that opens below a button and one that opens under the pointer have in common. */
export function menuParts(Radix: Primitives) {
  return {
    Item({
      className,
      destructive,
      shortcut,
      children,
      ...props
    }: ComponentProps<Primitives["Item"]> & { destructive?: boolean; shortcut?: string }) {
      return (
        <Radix.Item className={cn(itemClasses, destructive && destructiveItemClasses, className)} {...props}>
          {children}
          {shortcut && <Kbd keys={shortcut} className="ms-auto ps-4 text-muted-foreground" />}
        </Radix.Item>
      );
    },

    SubTrigger({ className, children, ...props }: ComponentProps<Primitives["SubTrigger"]>) {
      return (
        <Radix.SubTrigger className={cn(itemClasses, "data-[state=open]:bg-accent", className)} {...props}>
          {children}
          <ChevronRight aria-hidden className="ms-auto size-3.5 rtl:-scale-x-100" />
        </Radix.SubTrigger>
      );
    },

    SubContent({ className, ...props }: ComponentProps<Primitives["SubContent"]>) {
      return (
        <Radix.Portal>
          <Radix.SubContent
            sideOffset={2}
            alignOffset={-4}
            collisionPadding={8}
            className={cn(menuClasses, "min-w-36", className)}
            {...props}
          />
        </Radix.Portal>
      );
    },

    Separator({ className, ...props }: ComponentProps<Primitives["Separator"]>) {
      return <Radix.Separator className={cn("-mx-1 my-1 h-px bg-border", className)} {...props} />;
    },
  };
}
