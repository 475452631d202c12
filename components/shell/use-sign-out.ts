"use client";

import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast";

/** Ends the session on the server, then leaves for the sign-in page with nothing of the old one in memory. */
export function useSignOut(): () => Promise<void> {
  const t = useTranslations("shell.user");
  return async () => {
    const ended = await fetch("/api/auth/sign-out", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    }).then(
      (response) => response.ok,
      () => false,
    );
    if (ended) window.location.assign("/sign-in");
    else toast.error(t("signOutFailed"), { description: t("signOutFailedHint") });
  };
}
