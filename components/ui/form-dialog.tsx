"use client";

import { useTranslations } from "next-intl";
import type { FormEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";

/** A form in a dialog: stays open with what was typed until the server has taken it. */
export function FormDialog({
  title,
  description,
  submitLabel,
  size,
  noValidate,
  pending,
  ready = true,
  error,
  onSubmit,
  onClose,
  children,
}: {
  title: ReactNode;
  description?: ReactNode;
  submitLabel: string;
  size?: "sm";
  /** The form says itself what is wrong, instead of the browser. */
  noValidate?: boolean;
  pending: boolean;
  /** False: something is missing that no field can demand, so it cannot be submitted yet. */
  ready?: boolean;
  /** What belongs to no field. */
  error?: string | null;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const common = useTranslations("common");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!pending && ready) onSubmit();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size={size} {...(!description && { "aria-describedby": undefined })}>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          {description && <DialogDescription>{description}</DialogDescription>}
        </DialogHeader>
        <form onSubmit={submit} noValidate={noValidate} className="contents">
          <DialogBody>
            {children}
            {error && (
              <p role="alert" className="text-broken text-sm">
                {error}
              </p>
            )}
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common("cancel")}</Button>
            </DialogClose>
            <Button type="submit" pending={pending} disabled={!ready}>
              {submitLabel}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
