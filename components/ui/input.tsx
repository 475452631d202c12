"use client";

import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { useFieldControl } from "@/components/ui/field-context";

/** The look shared by everything one types or chooses in. */
export const controlClasses =
  "rounded-md border border-input bg-background text-sm transition-colors duration-100 hover:border-muted-foreground focus-visible:border-ring focus-visible:outline-1 focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:opacity-50 aria-invalid:border-broken aria-invalid:outline-broken dark:bg-chrome";

export type InputProps = Omit<ComponentProps<"input">, "size"> & {
  /** `lg` for forms that people read (sign-in); `sm` inside panels and toolbars. */
  size?: "sm" | "default" | "lg";
};

export function Input({ className, size = "default", type = "text", ...props }: InputProps) {
  const control = useFieldControl(props);
  return (
    <input
      type={type}
      className={cn(
        controlClasses,
        "w-full min-w-0 px-2.5 read-only:bg-muted",
        size === "sm" && "h-7 px-2",
        size === "default" && "h-8",
        size === "lg" && "h-10 px-3 text-lg",
        className,
      )}
      {...control}
    />
  );
}
