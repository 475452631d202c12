"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Something that is shown this once: a link or a key, to be copied. */
export function SecretOnce({
  title,
  text,
  label,
  secret,
  onClose,
}: {
  title: string;
  text: string;
  label: string;
  secret: string;
  onClose: () => void;
}) {
  const common = useTranslations("common");
  const t = useTranslations("settings.secret");
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    // Without https the browser has no clipboard: then the text is selected, and Ctrl-C does it.
    field.current?.select();
    await navigator.clipboard?.writeText(secret).then(
      () => setCopied(true),
      () => {},
    );
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{text}</DialogDescription>
        </DialogHeader>
        <DialogBody>
          <Field label={label} hint={t("once")}>
            <Input
              ref={field}
              readOnly
              dir="ltr"
              className="font-mono"
              value={secret}
              onFocus={(event) => event.target.select()}
            />
          </Field>
        </DialogBody>
        <DialogFooter>
          <Button variant="outline" onClick={() => void copy()}>
            {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
            <span aria-live="polite">{copied ? common("copied") : common("copy")}</span>
          </Button>
          <Button onClick={onClose}>{t("done")}</Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
