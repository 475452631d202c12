"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FieldProps } from "@/components/designer/inspector/field-props";
import { ConditionField, withWhen } from "@/components/designer/inspector/fields/condition-field";
import { ItemCard, ItemList } from "@/components/designer/inspector/fields/item-list";
import { NumberInput } from "@/components/designer/inspector/fields/simple-fields";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import { asList, asNumber, asObject, asText, type NodeConfig } from "@/lib/nodes/node-editor";
import type { Json } from "@/lib/util/json";

const most = 20;
const kinds = ["hierarchical", "functional", "priority", "automatic"];

/** When a call goes up, and by which exit. */
export function EscalationRulesField(props: FieldProps) {
  const t = useTranslations("designer.rulesField");
  const units = useTranslations("nodes.units");
  const texts = useNodeTexts();
  const { type, field, readOnly } = props;
  return (
    <RuleList {...props} when={t("when")} fresh={{ exit: "hierarchical", afterSeconds: null }}>
      {(rule, change) => (
        <>
          <Field label={t("exit")}>
            <OptionSelect
              disabled={readOnly}
              value={asText(rule.exit)}
              onValueChange={(exit) => change({ ...rule, exit })}
              options={kinds.map((kind) => ({ value: kind, label: texts.option(type, field, kind) }))}
            />
          </Field>
          <Field label={t("after")}>
            <NumberInput
              value={asNumber(rule.afterSeconds)}
              onChange={(afterSeconds) => change({ ...rule, afterSeconds })}
              least={1}
              most={86_400}
              unit={units("seconds")}
              placeholder={t("afterPlaceholder")}
              readOnly={readOnly}
            />
          </Field>
        </>
      )}
    </RuleList>
  );
}

/** What a call is filed under. */
export function DispositionRulesField(props: FieldProps) {
  const t = useTranslations("designer.rulesField");
  const calls = useTranslations("designer.followUp");
  return (
    <RuleList {...props} when={calls("when")} fresh={{ disposition: "" }}>
      {(rule, change) => (
        <Field label={t("disposition")}>
          <Input
            dir="auto"
            maxLength={80}
            readOnly={props.readOnly}
            value={asText(rule.disposition)}
            onChange={(event) => change({ ...rule, disposition: event.target.value })}
          />
        </Field>
      )}
    </RuleList>
  );
}

/** Rules read from the top, each with the calls it is for. */
function RuleList({
  nodeId,
  path,
  value,
  onChange,
  label,
  help,
  readOnly,
  fresh,
  when,
  children,
}: FieldProps & {
  fresh: NodeConfig;
  when: string;
  children(rule: NodeConfig, change: (rule: Json) => void): ReactNode;
}) {
  const t = useTranslations("designer.rulesField");
  const conditions = useTranslations("designer.choices");
  const error = useIssueText(nodeId, path);
  const rules = asList(value);
  return (
    <ItemList
      label={label}
      help={help}
      error={error}
      addLabel={t("add")}
      onAdd={readOnly || rules.length >= most ? undefined : () => onChange([...rules, { ...fresh }])}
    >
      {rules.map((each, index) => {
        const rule = asObject(each);
        const change = (next: Json) => onChange(rules.map((old, at) => (at === index ? next : old)));
        return (
          <ItemCard
            // biome-ignore lint/suspicious/noArrayIndexKey: rules have no id; a row is where it stands
            key={index}
            nodeId={nodeId}
            path={`${path}.${index}`}
            below
            items={rules}
            index={index}
            onChange={onChange}
            labels={{
              item: t("item", { number: index + 1 }),
              up: t("up"),
              down: t("down"),
              remove: t("remove", { number: index + 1 }),
            }}
            readOnly={readOnly}
          >
            {children(rule, change)}
            <ConditionField
              label={when}
              everyone={conditions("whenEveryone")}
              value={rule.when}
              onChange={(when) => change(withWhen(rule, when))}
              readOnly={readOnly}
            />
          </ItemCard>
        );
      })}
    </ItemList>
  );
}
