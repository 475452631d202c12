"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { useFieldControl } from "@/components/ui/field-context";
import { controlClasses } from "@/components/ui/input";
import { floatingClasses, itemClasses } from "@/components/ui/menu-classes";

export const Select = Radix.Root;
export const SelectGroup = Radix.Group;
export const SelectValue = Radix.Value;

export function SelectTrigger({
  className,
  size = "default",
  children,
  ...props
}: ComponentProps<typeof Radix.Trigger> & { size?: "sm" | "default" | "lg" }) {
  const control = useFieldControl(props);
  return (
    <Radix.Trigger
      className={cn(
        controlClasses,
        "flex w-full min-w-0 items-center justify-between gap-2 px-2.5 text-start data-[placeholder]:text-muted-foreground [&>span]:truncate [&>span]:[unicode-bidi:plaintext]",
        size === "sm" && "h-7 px-2",
        size === "default" && "h-8",
        size === "lg" && "h-10 px-3 text-lg",
        className,
      )}
      {...control}
    >
      {children}
      <Radix.Icon asChild>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
      </Radix.Icon>
    </Radix.Trigger>
  );
}

export function SelectContent({ className, children, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        position="popper"
        sideOffset={4}
        collisionPadding={8}
        className={cn(
          floatingClasses,
          "max-h-[min(20rem,var(--radix-select-content-available-height))] min-w-(--radix-select-trigger-width)",
          className,
        )}
        {...props}
      >
        <Radix.Viewport>{children}</Radix.Viewport>
      </Radix.Content>
    </Radix.Portal>
  );
}

export function SelectItem({ className, children, ...props }: ComponentProps<typeof Radix.Item>) {
  return (
    <Radix.Item className={cn(itemClasses, "pe-8", className)} {...props}>
      <Radix.ItemText>{children}</Radix.ItemText>
      <Radix.ItemIndicator className="absolute end-2 flex">
        <Check aria-hidden className="size-3.5 text-link" />
      </Radix.ItemIndicator>
    </Radix.Item>
  );
}

export function SelectLabel({ className, ...props }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cn("px-2 py-1 text-muted-foreground text-xs", className)} {...props} />;
}
