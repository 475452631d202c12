import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

export function Label({ className, ...props }: ComponentProps<"label">) {
  // biome-ignore lint/a11y/noLabelWithoutControl: the caller ties it to a control by htmlFor (see Field)
  return <label className={cn("select-none font-medium text-sm", className)} {...props} />;
}
