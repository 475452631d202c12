"use client";

import { Dialog as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { CloseButton, DialogDescription, DialogTitle, overlayClasses } from "@/components/ui/dialog";
import { useReturnedFocus, WayBack } from "@/components/ui/kept-focus";

export const Sheet = Radix.Root;
export const SheetTrigger = Radix.Trigger;
export const SheetTitle = DialogTitle;
export const SheetDescription = DialogDescription;

const sides = {
  start: "inset-y-0 start-0 w-full max-w-100 border-e [--slide-from:-100%] rtl:[--slide-from:100%]",
  end: "inset-y-0 end-0 w-full max-w-100 border-s [--slide-from:100%] rtl:[--slide-from:-100%]",
  bottom:
    "inset-x-0 bottom-0 max-h-[85dvh] rounded-t-xl border-t pb-[env(safe-area-inset-bottom)] [--slide-from-block:100%]",
};

/** A panel that slides in over the page from an edge. Always give it a SheetTitle. */
export function SheetContent({
  className,
  side = "end",
  onCloseAutoFocus,
  children,
  ...props
}: ComponentProps<typeof Radix.Content> & { side?: keyof typeof sides }) {
  const focus = useReturnedFocus(onCloseAutoFocus);
  return (
    <Radix.Portal>
      <Radix.Overlay className={overlayClasses} />
      <Radix.Content
        className={cn(
          "fixed z-50 flex flex-col bg-popover text-popover-foreground shadow-modal outline-none data-[state=closed]:animate-slide-out data-[state=open]:animate-slide-in",
          sides[side],
          className,
        )}
        {...props}
        onCloseAutoFocus={focus.onCloseAutoFocus}
      >
        <WayBack giveBack={focus.giveBack} />
        {children}
        <CloseButton />
      </Radix.Content>
    </Radix.Portal>
  );
}

export function SheetHeader({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("grid gap-1 border-b px-5 py-3.5 pe-12", className)} {...props} />;
}

export function SheetBody({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      className={cn("grid min-h-0 flex-1 grid-cols-1 content-start gap-4 overflow-y-auto p-5", className)}
      {...props}
    />
  );
}
