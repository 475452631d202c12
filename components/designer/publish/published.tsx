"use client";

import { CircleCheck, Phone } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { PublishReply } from "@/components/designer/ports";
import { Button } from "@/components/ui/button";
import { DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";

/** It is live: who hears it, and a call to try it. */
export function Published({
  done,
  onClose,
  onCall,
}: {
  done: Extract<PublishReply, { ok: true }>;
  onClose(): void;
  onCall?: (e164: string) => void;
}) {
  const t = useTranslations("designer.publish");
  const format = useFormatter();
  const first = done.numbers.find((number) => number.carrier === "virtual");
  const numbers = format.list(
    // U+2066 … U+2069: numbers are read from left to right in every language.
    done.numbers.map((number) => `\u2066${number.e164}\u2069`),
  );
  return (
    <DialogContent size="sm">
      <DialogHeader className="justify-items-center pt-8 ps-12 text-center">
        <span className="mb-2 grid size-11 place-items-center rounded-full bg-ok-soft text-ok">
          <CircleCheck aria-hidden className="size-6" />
        </span>
        <DialogTitle>{t("done", { version: done.version })}</DialogTitle>
        <DialogDescription>
          {done.numbers.length > 0 ? t("doneNumbers", { numbers }) : t("doneNoNumbers")}
        </DialogDescription>
      </DialogHeader>
      <div className="flex justify-center gap-2 px-5 pt-2 pb-7">
        <Button variant={first && onCall ? "outline" : "default"} onClick={onClose}>
          {t("close")}
        </Button>
        {first && onCall && (
          <Button
            onClick={() => {
              onClose();
              onCall(first.e164);
            }}
          >
            <Phone aria-hidden />
            {t("call")}
          </Button>
        )}
      </div>
    </DialogContent>
  );
}
