"use client";

import { useTranslations } from "next-intl";
import { useCodedTexts } from "@/components/ui/use-coded-texts";
import { type ApiError, isApiError } from "@/lib/api-client";

/**
 * What to tell a person about a failed request, in their language: the text of its reason, else of its code, else
 * the server's own words. For toasts, `Field error` and `TableError message`.
 */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations("errors");
  const coded = useCodedTexts("errors");
  return (error) => {
    if (!isApiError(error)) return t("offline");
    // No answer at all: the network, or the server is down.
    if (!error.data) return t("offline");
    const { reason, code, values } = error.data as NonNullable<ApiError["data"]>;
    return coded(reason ?? "", values) ?? coded(trpcCodes[code] ?? "", values) ?? error.message;
  };
}

const trpcCodes: Record<string, string> = {
  BAD_REQUEST: "badInput",
  UNAUTHORIZED: "notSignedIn",
  FORBIDDEN: "notAllowed",
  NOT_FOUND: "notFound",
  CONFLICT: "conflict",
  PAYLOAD_TOO_LARGE: "tooLarge",
  TOO_MANY_REQUESTS: "tooMany",
  SERVICE_UNAVAILABLE: "unavailable",
  INTERNAL_SERVER_ERROR: "internal",
};
