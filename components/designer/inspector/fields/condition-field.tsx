"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { factGroups } from "@/components/designer/inspector/fields/insert-menu";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import {
  Select,
  SelectContent,
  SelectGroup,
  SelectItem,
  SelectLabel,
  SelectTrigger,
  SelectValue,
} from "@/components/ui/select";
import { conditionOperators } from "@/lib/flow/condition";
import { asList, asObject, asText, type NodeConfig } from "@/lib/nodes/node-editor";
import type { Json } from "@/lib/util/json";

const conditionFacts = {
  customer: ["accountType", "priority", "serviceStatus", "language", "openTickets", "openInvoices"],
  call: ["authenticated", "resolved", "language", "from", "durationSeconds", "endReason"],
  vars: factGroups.vars,
} as const;
const known = new Set<string>(
  Object.entries(conditionFacts).flatMap(([group, facts]) => facts.map((fact) => `${group}.${fact}`)),
);
const yesOrNo = new Set(["call.authenticated", "call.resolved"]);
const other = "#other";

/** When something applies: a few rules, all or any of which hold. Without a rule it always does. */
export function ConditionField({
  label,
  everyone,
  value,
  onChange,
  readOnly,
}: {
  label: string;
  /** What it means to have no condition, e.g. `Everyone`. */
  everyone: string;
  value: Json | undefined;
  /** Undefined: no condition. */
  onChange(value: Json | undefined): void;
  readOnly: boolean;
}) {
  const t = useTranslations("designer.conditions");
  const texts = useNodeTexts();
  const condition = asObject(value);
  const rules = asList(condition.rules);
  const combinator = condition.combinator === "or" ? "or" : "and";
  const put = (next: readonly Json[]) =>
    onChange(next.length === 0 ? undefined : { ...condition, combinator, rules: [...next] });
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      {rules.length === 0 && <p className="text-muted-foreground">{everyone}</p>}
      {rules.length > 1 && (
        <OptionSelect
          size="sm"
          aria-label={t("combinator")}
          disabled={readOnly}
          value={combinator}
          onValueChange={(next) => onChange({ ...condition, combinator: next, rules: [...rules] })}
          options={[
            { value: "and", label: t("all") },
            { value: "or", label: t("any") },
          ]}
        />
      )}
      {rules.map((part, index) => {
        const rule = asObject(part);
        const replace = (next: Json) => put(rules.map((each, at) => (at === index ? next : each)));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no id of their own; a row is where it stands
          <div key={index} className="flex items-start gap-1">
            {"rules" in rule ? (
              <p className="min-w-0 flex-1 rounded-md bg-muted px-2 py-1.5 text-xs">
                {t("nested", { condition: texts.condition(rule) ?? t("always") })}
              </p>
            ) : (
              <Rule rule={rule} onChange={replace} readOnly={readOnly} />
            )}
            {!readOnly && (
              <IconButton label={t("remove")} size="icon-sm" onClick={() => put(rules.filter((_, at) => at !== index))}>
                <Trash2 aria-hidden className="size-3.5" />
              </IconButton>
            )}
          </div>
        );
      })}
      {!readOnly && (
        <Button
          variant="ghost"
          size="sm"
          className="-ms-2 justify-self-start text-link"
          onClick={() => put([...rules, { field: "customer.accountType", operator: "=", value: "" }])}
        >
          <Plus aria-hidden />
          {rules.length === 0 ? t("only") : t("add")}
        </Button>
      )}
    </fieldset>
  );
}

function Rule({ rule, onChange, readOnly }: { rule: NodeConfig; onChange(rule: Json): void; readOnly: boolean }) {
  const t = useTranslations("designer.conditions");
  const groups = useTranslations("nodes.facts");
  const words = useTranslations("nodes.conditions.operators");
  const texts = useNodeTexts();
  const field = asText(rule.field);
  const operator = asText(rule.operator);
  const isOther = !known.has(field);
  const needsValue = operator !== "null" && operator !== "notNull";
  const shown = Array.isArray(rule.value) ? rule.value.join(", ") : rule.value === undefined ? "" : String(rule.value);
  return (
    <div className="grid min-w-0 flex-1 grid-cols-2 gap-1">
      <Select
        disabled={readOnly}
        value={isOther ? other : field}
        onValueChange={(next) => onChange({ ...rule, field: next === other ? "vars." : next })}
      >
        <SelectTrigger size="sm" aria-label={t("fact")} className="col-span-2">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {Object.entries(conditionFacts).map(([group, facts]) => (
            <SelectGroup key={group}>
              <SelectLabel>{groups(`${group as keyof typeof conditionFacts}.title`)}</SelectLabel>
              {facts.map((fact) => (
                <SelectItem key={fact} value={`${group}.${fact}`}>
                  {texts.fact(`${group}.${fact}`)}
                </SelectItem>
              ))}
            </SelectGroup>
          ))}
          <SelectItem value={other}>{t("other")}</SelectItem>
        </SelectContent>
      </Select>
      {isOther && (
        <Input
          size="sm"
          dir="ltr"
          className="col-span-2 font-mono text-xs"
          aria-label={t("path")}
          placeholder={t("path")}
          readOnly={readOnly}
          value={field}
          onChange={(event) => onChange({ ...rule, field: event.target.value.trim() })}
        />
      )}
      <OptionSelect
        size="sm"
        aria-label={t("operator")}
        disabled={readOnly}
        className={needsValue ? undefined : "col-span-2"}
        value={operator}
        onValueChange={(next) => onChange({ ...rule, operator: next })}
        options={conditionOperators.map((each) => ({ value: each, label: words(each) }))}
      />
      {needsValue && yesOrNo.has(field) && (
        <OptionSelect
          size="sm"
          aria-label={t("value")}
          disabled={readOnly}
          value={shown || undefined}
          onValueChange={(next) => onChange({ ...rule, value: next === "true" })}
          options={[
            { value: "true", label: t("yes") },
            { value: "false", label: t("no") },
          ]}
        />
      )}
      {needsValue && !yesOrNo.has(field) && (
        <Input
          size="sm"
          dir="auto"
          aria-label={t("value")}
          readOnly={readOnly}
          value={shown}
          onChange={(event) => onChange({ ...rule, value: event.target.value })}
        />
      )}
    </div>
  );
}
