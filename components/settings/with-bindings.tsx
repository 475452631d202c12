"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useErrorText } from "@/components/shell/use-error-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { type ApiOutputs, useApi } from "@/lib/api-client";

export type Bindings = ApiOutputs["bindings"]["list"];

/**
 * What flows name and this installation has, when it is there; until then skeletons, or what went wrong.
 *
 * @param skeletons the height of each part of what will be there
 */
export function WithBindings({
  intro,
  skeletons = ["h-36", "h-36", "h-36"],
  children,
}: {
  intro?: string;
  skeletons?: readonly string[];
  children: (bindings: Bindings) => ReactNode;
}) {
  const common = useTranslations("common");
  const api = useApi();
  const errorText = useErrorText();
  const bindings = useQuery(api.bindings.list.queryOptions());
  if (bindings.isPending) {
    return (
      <div role="status" aria-label={common("loading")} className="grid gap-6">
        {skeletons.map((height, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts without content have no other identity
          <Skeleton key={index} className={height} />
        ))}
      </div>
    );
  }
  // When only a later look failed, what is being edited stays.
  if (!bindings.data) {
    return (
      <EmptyState
        role="alert"
        tone="broken"
        title={errorText(bindings.error)}
        action={
          <Button variant="outline" pending={bindings.isFetching} onClick={() => void bindings.refetch()}>
            {common("retry")}
          </Button>
        }
      />
    );
  }
  if (!intro) return children(bindings.data);
  return (
    <div className="grid gap-7">
      <p className="-mb-2 max-w-160 text-pretty text-muted-foreground text-sm">{intro}</p>
      {children(bindings.data)}
    </div>
  );
}
