"use client";

import { Switch as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { useFieldControl } from "@/components/ui/field-context";

export function Switch({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  const control = useFieldControl(props);
  return (
    <Radix.Root
      className={cn(
        "inline-flex h-[18px] w-8 shrink-0 items-center rounded-full bg-input p-0.5 transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-50 data-[state=checked]:bg-primary",
        className,
      )}
      {...control}
    >
      <Radix.Thumb className="size-3.5 rounded-full bg-background transition-transform duration-100 data-[state=checked]:translate-x-3.5 rtl:data-[state=checked]:-translate-x-3.5" />
    </Radix.Root>
  );
}
