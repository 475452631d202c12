"use client";

import { useTranslations } from "next-intl";
import { useEditor, useResources } from "@/components/designer/designer-context";
import type { FieldProps } from "@/components/designer/inspector/field-props";
import { ResourceField } from "@/components/designer/inspector/fields/resource-fields";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import type { NamedResource } from "@/components/designer/ports";
import { CheckList } from "@/components/ui/check-list";
import { Field } from "@/components/ui/field";
import { OptionSelect } from "@/components/ui/option-select";
import { asList, asText } from "@/lib/nodes/node-editor";

/** One of the installation's opening hours. */
export function HoursField(props: FieldProps) {
  const t = useTranslations("designer.resources");
  return <ResourceField {...props} resources={useResources().hours} placeholder={t("chooseHours")} />;
}

export function CalendarField(props: FieldProps) {
  const t = useTranslations("designer.resources");
  return <ResourceField {...props} resources={useResources().calendars} placeholder={t("chooseCalendar")} />;
}

const noPeriod = "#none";

/** One period of the hours that the node follows, or none. */
export function HoursPeriodField({ nodeId, path, value, onChange, label, help, readOnly }: FieldProps) {
  const t = useTranslations("designer.resources");
  const periods = withMissing(usePeriods(nodeId), asText(value) === "" ? [] : [asText(value)]);
  return (
    <Field label={label} hint={help} error={useIssueText(nodeId, path, true)}>
      <OptionSelect
        disabled={readOnly}
        value={asText(value) || noPeriod}
        onValueChange={(name) => onChange(name === noPeriod ? "" : name)}
        options={[
          { value: noPeriod, label: t("noPeriod") },
          ...periods.map((period) => ({ value: period.name, label: period.label || period.name })),
        ]}
      />
    </Field>
  );
}

/** Any periods of the hours that the node follows. */
export function HoursPeriodsField(props: FieldProps) {
  const t = useTranslations("designer.resources");
  return <NamesField {...props} resources={usePeriods(props.nodeId)} empty={t("noPeriods")} />;
}

/** Any of the installation's queues. */
export function QueuesField(props: FieldProps) {
  const t = useTranslations("designer.resources");
  return <NamesField {...props} resources={useResources().queues} empty={t("noQueues")} />;
}

function NamesField({
  nodeId,
  path,
  value,
  onChange,
  label,
  help,
  readOnly,
  resources,
  empty,
}: FieldProps & { resources: readonly NamedResource[]; empty: string }) {
  const error = useIssueText(nodeId, path, true);
  const chosen = asList(value).map(asText);
  return (
    <CheckList
      label={label}
      options={withMissing(resources, chosen).map(({ name, label }) => ({ value: name, label: label || name }))}
      chosen={chosen}
      onChange={onChange}
      disabled={readOnly}
      empty={empty}
      hint={help}
      error={error}
    />
  );
}

function usePeriods(nodeId: string): readonly NamedResource[] {
  const { hours } = useResources();
  const followed = useEditor(({ document }) => asText(document.nodes[nodeId]?.config.hours));
  return hours.find(({ name }) => name === followed)?.definition.periods ?? [];
}

/** What the flow names and the installation lacks can still be seen and taken away. */
const withMissing = (resources: readonly NamedResource[], names: readonly string[]): NamedResource[] => [
  ...resources,
  ...names.filter((name) => resources.every((each) => each.name !== name)).map((name) => ({ name, label: "" })),
];
