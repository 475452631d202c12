"use client";

import { AlertDialog as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { DialogFooter, modalClasses, overlayClasses } from "@/components/ui/dialog";
import { useReturnedFocus, WayBack } from "@/components/ui/kept-focus";

export const AlertDialog = Radix.Root;
export const AlertDialogTrigger = Radix.Trigger;
export const AlertDialogFooter = DialogFooter;

/** A question that must be answered: a click outside does not close it, Esc cancels. */
export function AlertDialogContent({
  className,
  onCloseAutoFocus,
  children,
  ...props
}: ComponentProps<typeof Radix.Content>) {
  const focus = useReturnedFocus(onCloseAutoFocus);
  return (
    <Radix.Portal>
      <Radix.Overlay className={overlayClasses} />
      <Radix.Content
        className={cn(modalClasses, "max-w-105", className)}
        {...props}
        onCloseAutoFocus={focus.onCloseAutoFocus}
      >
        <WayBack giveBack={focus.giveBack} />
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}

export function AlertDialogTitle({ className, ...props }: ComponentProps<typeof Radix.Title>) {
  return <Radix.Title className={cn("px-5 pt-4 font-semibold text-lg", className)} {...props} />;
}

export function AlertDialogDescription({ className, ...props }: ComponentProps<typeof Radix.Description>) {
  return (
    <Radix.Description
      className={cn("min-h-0 overflow-y-auto text-pretty px-5 pt-1 pb-5 text-muted-foreground text-sm", className)}
      {...props}
    />
  );
}

export function AlertDialogCancel({ className, ...props }: ComponentProps<typeof Radix.Cancel>) {
  return <Radix.Cancel className={cn(buttonVariants({ variant: "outline" }), className)} {...props} />;
}

export function AlertDialogAction({
  className,
  destructive,
  ...props
}: ComponentProps<typeof Radix.Action> & { destructive?: boolean }) {
  return (
    <Radix.Action
      className={cn(buttonVariants({ variant: destructive ? "destructive" : "default" }), className)}
      {...props}
    />
  );
}
