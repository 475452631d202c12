"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { Hash } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Arrangement } from "@/components/lists/arrange";
import { ListTable } from "@/components/lists/list-table";
import { NothingFound } from "@/components/lists/nothing-found";
import { useArranged } from "@/components/lists/use-arranged";
import { AssignedFlow } from "@/components/numbers/assigned-flow";
import { NumberMenu } from "@/components/numbers/number-menu";
import { Badge, StateBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PhoneNumber } from "@/components/ui/phone-number";
import type { ApiOutputs } from "@/lib/api-client";

export type NumberItem = ApiOutputs["numbers"]["list"][number];

/** Found by its digits, its label or the name of its flow. */
const arrangement: Arrangement<NumberItem, "e164" | "label" | "flow"> = {
  found: ({ e164, label, flow }, { isIn, digits }) =>
    (digits !== "" && e164.includes(digits)) || isIn(label) || isIn(flow?.name ?? ""),
  by: { e164: ({ e164 }) => e164, label: ({ label }) => label, flow: ({ flow }) => flow?.name ?? "" },
};

export function NumbersTable({
  query,
  search,
  onAdd,
  onClearSearch,
}: {
  query: UseQueryResult<NumberItem[], unknown>;
  search: string;
  /** Absent when this person may not. */
  onAdd: (() => void) | undefined;
  onClearSearch: () => void;
}) {
  const t = useTranslations("numbers");
  const list = useArranged(query.data, search, arrangement, { column: "e164", direction: "asc" });
  return (
    <ListTable
      query={query}
      {...list}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "e164",
          head: t("number"),
          sortBy: "e164",
          className: "font-medium",
          cell: ({ e164 }) => <PhoneNumber number={e164} />,
        },
        {
          id: "label",
          head: t("label"),
          sortBy: "label",
          cell: ({ label }) =>
            label ? <bdi>{label}</bdi> : <span className="text-muted-foreground">{t("noLabel")}</span>,
        },
        { id: "flow", head: t("flow"), sortBy: "flow", cell: (number) => <AssignedFlow number={number} /> },
        { id: "heard", head: t("callersHear"), cell: (number) => <Heard number={number} /> },
        { id: "carrier", head: t("carrier"), cell: ({ carrier }) => <Badge>{t(`carriers.${carrier}`)}</Badge> },
      ]}
      actions={(number) => <NumberMenu number={number} />}
      empty={
        search ? (
          <NothingFound
            title={t("nothingFound.title", { search })}
            description={t("nothingFound.text")}
            onClear={onClearSearch}
          />
        ) : (
          <EmptyState
            icon={Hash}
            title={t("empty.title")}
            description={t("empty.text")}
            action={onAdd && <Button onClick={onAdd}>{t("empty.action")}</Button>}
          />
        )
      }
    />
  );
}

function Heard({ number }: { number: NumberItem }) {
  const t = useTranslations("numbers");
  if (!number.flow) return <StateBadge state="risk">{t("heard.nothing")}</StateBadge>;
  if (number.version === null) return <StateBadge state="risk">{t("heard.unpublished")}</StateBadge>;
  return <StateBadge state="ok">{t("heard.version", { number: number.version })}</StateBadge>;
}
