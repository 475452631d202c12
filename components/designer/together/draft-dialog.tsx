"use client";

import type { ComponentProps, ReactNode } from "react";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";

/** What happened to the draft meanwhile, what is at stake, and the ways on. */
export function DraftDialog({
  title,
  text,
  actions,
  size,
  onClose,
  children,
}: {
  title: string;
  text: string;
  actions: ReactNode;
  size?: ComponentProps<typeof DialogContent>["size"];
  onClose(): void;
  children?: ReactNode;
}) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size={size}>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{text}</DialogDescription>
        </DialogHeader>
        {children && <DialogBody>{children}</DialogBody>}
        <DialogFooter>{actions}</DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
