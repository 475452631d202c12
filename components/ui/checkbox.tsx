"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { useFieldControl } from "@/components/ui/field-context";

export function Checkbox({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  const control = useFieldControl(props);
  return (
    <Radix.Root
      className={cn(
        "group grid size-4 shrink-0 place-items-center rounded-sm border border-input bg-background transition-colors duration-100 hover:border-muted-foreground disabled:cursor-not-allowed disabled:opacity-50 aria-invalid:border-broken data-[state=checked]:border-primary data-[state=indeterminate]:border-primary data-[state=checked]:bg-primary data-[state=indeterminate]:bg-primary data-[state=checked]:text-primary-foreground data-[state=indeterminate]:text-primary-foreground dark:bg-chrome",
        className,
      )}
      {...control}
    >
      <Radix.Indicator>
        <Check aria-hidden strokeWidth={3} className="size-3 group-data-[state=indeterminate]:hidden" />
        <Minus aria-hidden strokeWidth={3} className="hidden size-3 group-data-[state=indeterminate]:block" />
      </Radix.Indicator>
    </Radix.Root>
  );
}
