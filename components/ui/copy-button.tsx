"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";

/** How long the tick stays. */
const shownMs = 1500;

/** Copies a text (an id, a link, TwiML) and says so in its own place. */
export function CopyButton({ text, className }: { text: string; className?: string }) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [copied]);

  return (
    <IconButton
      label={t(copied ? "copied" : "copy")}
      size="icon-sm"
      className={className}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      {copied ? <Check aria-hidden className="text-ok" /> : <Copy aria-hidden className="text-muted-foreground" />}
    </IconButton>
  );
}
