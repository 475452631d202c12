"use client";

import type { ReactNode } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Tooltip } from "@/components/ui/tooltip";

/** A button that shows only an icon: its label is its name for screen readers and its tooltip. */
export function IconButton({
  label,
  shortcut,
  children,
  tooltipSide,
  ...props
}: Omit<ButtonProps, "asChild" | "aria-label"> & {
  label: string;
  /** e.g. "mod+z"; shown in the tooltip. */
  shortcut?: string;
  tooltipSide?: "top" | "bottom" | "inline-start" | "inline-end";
  children: ReactNode;
}) {
  return (
    <Tooltip
      side={tooltipSide}
      content={
        shortcut ? (
          <span className="flex items-center gap-2">
            {label} <Kbd keys={shortcut} />
          </span>
        ) : (
          label
        )
      }
    >
      <Button variant="ghost" size="icon" aria-label={label} {...props}>
        {children}
      </Button>
    </Tooltip>
  );
}
