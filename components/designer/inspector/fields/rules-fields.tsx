"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FieldProps } from "@/components/designer/inspector/field-props";
import { ConditionField, withWhen } from "@/components/designer/inspector/fields/condition-field";
import { movedItem, RowTools } from "@/components/designer/inspector/fields/list-row";
import { NumberInput } from "@/components/designer/inspector/fields/simple-fields";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FieldNote } from "@/components/ui/field-note";
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
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      {help && <p className="-mt-1 text-pretty text-muted-foreground text-xs">{help}</p>}
      <ol className="grid gap-2">
        {rules.map((each, index) => {
          const rule = asObject(each);
          const change = (next: Json) => onChange(rules.map((old, at) => (at === index ? next : old)));
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rules have no id; a row is where it stands
            <li key={index} data-path={`${path}.${index}`} className="grid gap-3 rounded-md border p-3 pt-2">
              <div className="flex h-7 items-center gap-0.5">
                <span className="flex-1 font-medium text-muted-foreground text-xs">
                  {t("item", { number: index + 1 })}
                </span>
                {!readOnly && (
                  <RowTools
                    index={index}
                    count={rules.length}
                    labels={{ up: t("up"), down: t("down"), remove: t("remove", { number: index + 1 }) }}
                    onMove={(to) => onChange(movedItem(rules, index, to))}
                    onRemove={() => onChange(rules.filter((_, at) => at !== index))}
                  />
                )}
              </div>
              {children(rule, change)}
              <ConditionField
                label={when}
                everyone={conditions("whenEveryone")}
                value={rule.when}
                onChange={(when) => change(withWhen(rule, when))}
                readOnly={readOnly}
              />
              <RuleIssue nodeId={nodeId} path={`${path}.${index}`} />
            </li>
          );
        })}
      </ol>
      <FieldNote>{error}</FieldNote>
      {!readOnly && rules.length < most && (
        <Button
          variant="ghost"
          size="sm"
          className="-ms-2 justify-self-start text-link"
          onClick={() => onChange([...rules, { ...fresh }])}
        >
          <Plus aria-hidden />
          {t("add")}
        </Button>
      )}
    </fieldset>
  );
}

function RuleIssue({ nodeId, path }: { nodeId: string; path: string }) {
  const error = useIssueText(nodeId, path, true);
  return <FieldNote>{error}</FieldNote>;
}
