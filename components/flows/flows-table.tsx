"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { Archive, Workflow } from "lucide-react";
import { useTranslations } from "next-intl";
import { FlowMenu } from "@/components/flows/flow-menu";
import { FlowState } from "@/components/flows/flow-state";
import type { Arrangement } from "@/components/lists/arrange";
import { LastChange } from "@/components/lists/last-change";
import { ListTable } from "@/components/lists/list-table";
import { NothingFound } from "@/components/lists/nothing-found";
import { useArranged } from "@/components/lists/use-arranged";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PhoneNumbers } from "@/components/ui/phone-number";
import { RowLink } from "@/components/ui/row-link";
import type { ApiOutputs } from "@/lib/api-client";

export type FlowItem = ApiOutputs["flows"]["list"][number];

/** Found by name, or by the digits or the label of a number. */
const arrangement: Arrangement<FlowItem, "name" | "numbers" | "updatedAt"> = {
  found: ({ name, numbers }, { isIn, digits }) =>
    isIn(name) ||
    numbers.some(({ e164, label }) => (digits.length > 1 && e164.includes(digits)) || (label !== "" && isIn(label))),
  by: {
    name: ({ name }) => name,
    numbers: ({ numbers }) => numbers.length,
    updatedAt: ({ updatedAt }) => updatedAt.getTime(),
  },
};

export function FlowsTable({
  query,
  search,
  archived,
  onCreate,
  onClearSearch,
}: {
  query: UseQueryResult<FlowItem[], unknown>;
  search: string;
  archived: boolean;
  /** Absent when this person may not. */
  onCreate: (() => void) | undefined;
  onClearSearch: () => void;
}) {
  const t = useTranslations("flows");
  const list = useArranged(query.data, search, arrangement, { column: "updatedAt", direction: "desc" });
  return (
    <ListTable
      query={query}
      {...list}
      rowKey={({ id }) => id}
      interactive
      columns={[
        {
          id: "name",
          head: t("name"),
          sortBy: "name",
          cell: (flow) => <RowLink href={`/flows/${flow.id}`}>{flow.name}</RowLink>,
        },
        { id: "state", head: t("state"), cell: (flow) => <FlowState flow={flow} /> },
        {
          id: "numbers",
          head: t("numbers"),
          sortBy: "numbers",
          firstDirection: "desc",
          cell: ({ numbers }) =>
            numbers.length === 0 ? (
              <span className="text-muted-foreground">{t("noNumber")}</span>
            ) : (
              <PhoneNumbers numbers={numbers.map(({ e164 }) => e164)} />
            ),
        },
        {
          id: "updatedAt",
          head: t("edited"),
          sortBy: "updatedAt",
          firstDirection: "desc",
          cell: (flow) => <LastChange at={flow.updatedAt} by={flow.updatedBy} />,
        },
      ]}
      actions={(flow) => <FlowMenu flow={flow} />}
      empty={
        search ? (
          <NothingFound
            title={t("nothingFound.title", { search })}
            description={t("nothingFound.text")}
            onClear={onClearSearch}
          />
        ) : (
          <NoFlows archived={archived} onCreate={onCreate} />
        )
      }
    />
  );
}

function NoFlows({ archived, onCreate }: { archived: boolean; onCreate: (() => void) | undefined }) {
  const t = useTranslations("flows.empty");
  if (archived) return <EmptyState icon={Archive} title={t("archivedTitle")} description={t("archivedText")} />;
  return (
    <EmptyState
      icon={Workflow}
      title={t("title")}
      description={onCreate ? t("text") : t("textReadOnly")}
      action={onCreate && <Button onClick={onCreate}>{t("action")}</Button>}
    />
  );
}
