"use client";

import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** In place of the rows of a list when none fits what is searched, with the way back to all of them. */
export function NothingFound({
  title,
  description,
  clearLabel,
  onClear,
}: {
  title: string;
  description: string;
  /** “Clear search” where it is left out: more than a search narrows the list. */
  clearLabel?: string;
  onClear: () => void;
}) {
  const common = useTranslations("common");
  return (
    <EmptyState
      icon={SearchX}
      title={title}
      description={description}
      action={
        <Button variant="outline" onClick={onClear}>
          {clearLabel ?? common("clearSearch")}
        </Button>
      }
    />
  );
}
