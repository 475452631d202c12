"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/auth/me-context";
import type { NumberItem } from "@/components/numbers/numbers-table";
import { useErrorText } from "@/components/shell/use-error-text";
import { OptionSelect } from "@/components/ui/option-select";
import { phoneNumberText } from "@/components/ui/phone-number";
import { toast } from "@/components/ui/toast";
import { useApi } from "@/lib/api-client";

/** Stands for "no flow": a select's values must not be empty. */
const nobody = "-";

/** The flow of a number, to be chosen by who may. A choice counts from the next call on and can be taken back. */
export function AssignedFlow({ number }: { number: NumberItem }) {
  const t = useTranslations("numbers");
  const common = useTranslations("common");
  const api = useApi();
  const may = useMay();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const flows = useQuery(api.flows.list.queryOptions({ archived: false }));
  const assign = useMutation(
    api.numbers.assign.mutationOptions({
      onSuccess: () => void queryClient.invalidateQueries(api.numbers.list.pathFilter()),
      onError: (error) => toast.error(t("assignFailed"), { description: errorText(error) }),
    }),
  );
  if (!may("numbers.edit"))
    return number.flow ? <bdi>{number.flow.name}</bdi> : <span className="text-muted-foreground">{t("noFlow")}</span>;

  const before = number.flow?.id ?? null;
  const choose = (flowId: string | null) =>
    assign.mutate(
      { numberId: number.id, flowId },
      {
        onSuccess: () =>
          toast.success(t("assigned", { number: phoneNumberText(number.e164) }), {
            action: { label: common("undo"), onClick: () => assign.mutate({ numberId: number.id, flowId: before }) },
          }),
      },
    );
  const options = [
    { value: nobody, label: t("noFlow") },
    ...(flows.data ?? (number.flow ? [number.flow] : [])).map((flow) => ({ value: flow.id, label: flow.name })),
  ];
  return (
    <OptionSelect
      size="sm"
      className="w-56"
      aria-label={t("flowOf", { number: phoneNumberText(number.e164) })}
      disabled={assign.isPending}
      options={options}
      value={before ?? nobody}
      onValueChange={(value) => choose(value === nobody ? null : value)}
    />
  );
}
