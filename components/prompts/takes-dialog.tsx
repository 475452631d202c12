"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/auth/me-context";
import { PlayButton, takeAddress } from "@/components/prompts/play-button";
import type { LibraryPrompt } from "@/components/prompts/prompt-library";
import { useFreshLists } from "@/components/prompts/sound-dialog";
import { useErrorText } from "@/components/shell/use-error-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Duration } from "@/components/ui/duration";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { useApi } from "@/lib/api-client";
import { soundLimits } from "@/lib/sound/limits";

/** The sounds a prompt has had: hear them, bring one back. */
export function TakesDialog({ prompt, onClose }: { prompt: LibraryPrompt; onClose: () => void }) {
  const t = useTranslations("prompts");
  const api = useApi();
  const may = useMay();
  const errorText = useErrorText();
  const takes = useQuery(api.audio.takes.queryOptions({ id: prompt.id }));
  const bringBack = useMutation(api.audio.bringBack.mutationOptions(useFreshLists(() => undefined)));
  const error = takes.error ?? bringBack.error;
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("takesTitle", { name: prompt.label || prompt.name })}</DialogTitle>
          <DialogDescription>{t("takesText", { limit: soundLimits.formerTakes })}</DialogDescription>
        </DialogHeader>
        <DialogBody>
          {takes.isPending && <Skeleton className="h-12" />}
          {error && (
            <p role="alert" className="text-broken text-sm">
              {errorText(error)}
            </p>
          )}
          <ul className="divide-y">
            {takes.data?.map((take) => (
              <li key={take.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-sm">
                <PlayButton
                  src={takeAddress(take.id)}
                  name={t("take", { number: take.number })}
                  waveform={take.waveform}
                  className="w-40"
                />
                <span className="grid min-w-0 flex-1">
                  <span className="tabular-nums">
                    {t("take", { number: take.number })}
                    {take.durationMs !== null && (
                      <>
                        {" "}
                        · <Duration seconds={take.durationMs / 1_000} />
                      </>
                    )}
                  </span>
                  <span className="text-muted-foreground text-xs">
                    <RelativeTime at={take.createdAt} />
                    {take.createdBy && (
                      <>
                        {" "}
                        · <bdi>{take.createdBy}</bdi>
                      </>
                    )}
                  </span>
                </span>
                {take.number === prompt.take.number ? (
                  <Badge variant="ok">{t("inForce")}</Badge>
                ) : (
                  may("bindings.edit") && (
                    <Button
                      variant="outline"
                      size="sm"
                      pending={bringBack.isPending && bringBack.variables.take === take.number}
                      onClick={() => bringBack.mutate({ id: prompt.id, take: take.number })}
                    >
                      {t("bringBack")}
                    </Button>
                  )
                )}
              </li>
            ))}
          </ul>
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
