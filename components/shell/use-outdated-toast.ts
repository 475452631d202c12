"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { toast } from "@/components/ui/toast";

/** Says once, until it is done, that the page has to be loaded anew, and does it. */
export function useOutdatedToast(): () => void {
  const t = useTranslations("common");
  const errors = useTranslations("errors");
  const tell = () => {
    const action = { label: t("reload"), onClick: () => window.location.reload() };
    toast.error(errors("pageOutdated"), { id: "pageOutdated", duration: Number.POSITIVE_INFINITY, action });
  };
  // Its words follow the reader's language; the client that calls it stays the same.
  const latest = useRef(tell);
  latest.current = tell;
  return useRef(() => latest.current()).current;
}
