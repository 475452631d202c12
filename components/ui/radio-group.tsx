"use client";

import { RadioGroup as Radix } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";
import { useFieldGroup } from "@/components/ui/field-context";

export function RadioGroup({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  const group = useFieldGroup(props);
  return <Radix.Root className={cn("grid gap-2", className)} {...group} />;
}

/** One choice with its label and, under it, what it means. */
export function RadioItem({
  label,
  hint,
  className,
  ...props
}: ComponentProps<typeof Radix.Item> & { label: ReactNode; hint?: ReactNode }) {
  const id = useId();
  return (
    <div className={cn("flex items-start gap-2.5", className)}>
      <Radix.Item
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-input bg-background hover:border-muted-foreground disabled:cursor-not-allowed disabled:opacity-50 data-[state=checked]:border-primary data-[state=checked]:bg-primary dark:bg-chrome"
        {...props}
      >
        <Radix.Indicator className="size-1.5 rounded-full bg-primary-foreground" />
      </Radix.Item>
      <div className="grid gap-0.5">
        <label htmlFor={id} className="select-none text-sm">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-pretty text-muted-foreground text-xs">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
