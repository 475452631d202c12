"use client";

import { Direction, Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";

type Side = "top" | "bottom" | "inline-start" | "inline-end";

/** One provider near the root lets a second tooltip open at once after the first. */
export const TooltipProvider = Radix.Provider;

/** A short hint over its only child, on hover and on keyboard focus. Never the only place where something is said. */
export function Tooltip({
  content,
  side = "top",
  children,
  ...props
}: {
  content: ReactNode;
  side?: Side;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}) {
  const physicalSide = usePhysicalSide(side);
  if (content === null || content === undefined || content === "") return children;
  return (
    <Radix.Root {...props}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={physicalSide}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-72 select-none text-pretty rounded-md bg-foreground px-2 py-1 text-background text-xs data-[state=delayed-open]:animate-fade-in"
        >
          {content}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Radix places floating parts physically; this mirrors logical sides for right-to-left readers. */
export function usePhysicalSide(side: Side): "top" | "bottom" | "left" | "right" {
  const isRtl = Direction.useDirection() === "rtl";
  if (side === "inline-start") return isRtl ? "right" : "left";
  if (side === "inline-end") return isRtl ? "left" : "right";
  return side;
}
