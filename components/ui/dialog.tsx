"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useReturnedFocus, WayBack } from "@/components/ui/kept-focus";

export const Dialog = Radix.Root;
export const DialogClose = Radix.Close;

export const overlayClasses =
  "fixed inset-0 z-50 bg-overlay data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in";

export const modalClasses =
  "fixed inset-0 z-50 m-auto flex h-fit max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] flex-col overflow-hidden rounded-xl bg-popover text-popover-foreground shadow-modal outline-none data-[state=closed]:animate-fade-out data-[state=open]:animate-rise-in dark:border";

/** Header, body and footer are siblings in here; only the body scrolls. Always give it a DialogTitle. */
export function DialogContent({
  className,
  size = "default",
  onCloseAutoFocus,
  children,
  ...props
}: ComponentProps<typeof Radix.Content> & { size?: "sm" | "default" | "lg" }) {
  const focus = useReturnedFocus(onCloseAutoFocus);
  return (
    <Radix.Portal>
      <Radix.Overlay className={overlayClasses} />
      <Radix.Content
        className={cn(
          modalClasses,
          size === "sm" && "max-w-100",
          size === "default" && "max-w-130",
          size === "lg" && "max-w-190",
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

/** The × in the corner of what floats over the page. */
export function CloseButton() {
  const t = useTranslations("common");
  return (
    <Radix.Close asChild>
      <Button variant="ghost" size="icon-sm" aria-label={t("close")} className="absolute end-3 top-3">
        <X aria-hidden />
      </Button>
    </Radix.Close>
  );
}

export function DialogHeader({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("grid gap-1 px-5 pt-4 pe-12 pb-3", className)} {...props} />;
}

export function DialogTitle({ className, ...props }: ComponentProps<typeof Radix.Title>) {
  return <Radix.Title className={cn("font-semibold text-lg", className)} {...props} />;
}

export function DialogDescription({ className, ...props }: ComponentProps<typeof Radix.Description>) {
  return <Radix.Description className={cn("text-pretty text-muted-foreground text-sm", className)} {...props} />;
}

export function DialogBody({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("grid min-h-0 grid-cols-1 gap-4 overflow-y-auto px-5 pt-1 pb-5", className)} {...props} />;
}

export function DialogFooter({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      className={cn("flex flex-wrap items-center justify-end gap-2 border-t bg-chrome px-5 py-3", className)}
      {...props}
    />
  );
}
