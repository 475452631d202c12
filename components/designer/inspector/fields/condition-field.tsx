"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, useContext, useEffect, useMemo, useState } from "react";
import {
  type ActionProps,
  type CombinatorSelectorProps,
  type Controls,
  type FieldSelectorProps,
  type FullField,
  type NotToggleProps,
  type OperatorSelectorProps,
  prepareRuleGroup,
  QueryBuilder,
  type RuleGroupType,
  type ValueEditorProps,
} from "react-querybuilder";
import {
  type FactGroup,
  useConditionFacts,
  yesOrNoFacts,
} from "@/components/designer/inspector/fields/condition-facts";
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
import { limits } from "@/lib/flow/limits";
import { asList, asObject, asText, type NodeConfig } from "@/lib/nodes/node-editor";
import type { Json, JsonObject } from "@/lib/util/json";

const other = "#other";
const Facts = createContext<FactGroup[]>([]);

/** When something applies: rules and groups of rules, all or any of which hold. Without a rule it always does. */
export function ConditionField({
  label,
  everyone,
  value,
  onChange,
  readOnly,
  lookUps = false,
}: {
  label: string;
  /** What it means to have no condition, e.g. `Everyone`. */
  everyone: string;
  value: Json | undefined;
  /** Undefined: no condition. */
  onChange(value: Json | undefined): void;
  readOnly: boolean;
  /** Whether queues, hours and earlier calls may be asked about. */
  lookUps?: boolean;
}) {
  const t = useTranslations("designer.conditions");
  const words = useTranslations("nodes.conditions.operators");
  const facts = useConditionFacts(lookUps);
  const [query, setQuery] = useState(() => shown(value));
  // Undo, or a colleague, may change it under the field; ids are the builder's own and never reach the flow.
  useEffect(() => {
    setQuery((before) => (same(kept(before), value) ? before : shown(value)));
  }, [value]);
  const operators = useMemo(
    () =>
      conditionOperators.map((name) => ({
        name,
        value: name,
        label: words(name),
        ...(name === "null" || name === "notNull" ? { arity: "unary" as const } : {}),
      })),
    [words],
  );
  const change = (next: RuleGroupType) => {
    setQuery(next);
    const condition = kept(next);
    if (!same(condition, value)) onChange(condition);
  };
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      {query.rules.length === 0 && <p className="text-muted-foreground">{everyone}</p>}
      <Facts.Provider value={facts}>
        <QueryBuilder
          query={query}
          onQueryChange={change}
          fields={facts}
          operators={operators}
          combinators={[
            { name: "and", value: "and", label: t("all") },
            { name: "or", value: "or", label: t("any") },
          ]}
          getDefaultField={() => "customer.accountType"}
          controlElements={controls}
          controlClassnames={layout}
          suppressStandardClassnames
          enableMountQueryChange={false}
          resetOnFieldChange={false}
          addRuleToNewGroups
          showNotToggle
          maxLevels={limits.conditionDepth - 1}
          disabled={readOnly}
        />
      </Facts.Provider>
    </fieldset>
  );
}

/** A part of a node's settings that applies when this holds; always when there is no condition. */
export function withWhen(part: NodeConfig, when: Json | undefined): JsonObject {
  const { when: _old, ...rest } = part;
  return when === undefined ? rest : { ...rest, when };
}

/** Header and body of a group flow as one, so that what adds stands below what is there. */
const layout = {
  queryBuilder: "grid",
  ruleGroup:
    "flex flex-wrap items-center gap-1.5 in-[.condition-body]:rounded-md in-[.condition-body]:border in-[.condition-body]:p-2",
  header: "contents",
  body: "condition-body order-2 grid min-w-0 basis-full gap-2 empty:hidden",
  rule: "grid min-w-0 grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-start gap-1",
};

const controls: Controls<FullField, string> = {
  combinatorSelector: CombinatorSelect,
  notToggle: NotToggle,
  addRuleAction: AddRule,
  addGroupAction: AddGroup,
  removeGroupAction: RemoveGroup,
  removeRuleAction: RemoveRule,
  fieldSelector: FactSelect,
  operatorSelector: OperatorSelect,
  valueEditor: ValueInput,
} as unknown as Controls<FullField, string>;

function CombinatorSelect({ options, value, handleOnChange, rules, disabled }: CombinatorSelectorProps) {
  const t = useTranslations("designer.conditions");
  if (rules.length < 2) return null;
  return (
    <OptionSelect
      size="sm"
      className="order-1 w-auto"
      aria-label={t("combinator")}
      disabled={disabled}
      value={value}
      onValueChange={handleOnChange}
      options={flat(options)}
    />
  );
}

function NotToggle({ checked = false, handleOnChange, ruleGroup, disabled }: NotToggleProps) {
  const t = useTranslations("designer.conditions");
  if (ruleGroup.rules.length === 0) return null;
  return (
    <Button
      variant={checked ? "secondary" : "ghost"}
      size="sm"
      className="order-4 ms-auto px-1.5"
      aria-pressed={checked}
      disabled={disabled}
      title={t("notHelp")}
      onClick={() => handleOnChange(!checked)}
    >
      {t("not")}
    </Button>
  );
}

function AddRule({ handleOnClick, level, rules, disabled }: ActionProps) {
  const t = useTranslations("designer.conditions");
  if (disabled) return null;
  const isFirst = level === 0 && (rules?.length ?? 0) === 0;
  return (
    <Button variant="ghost" size="sm" className="order-3 -ms-1 px-1 text-link" onClick={handleOnClick}>
      <Plus aria-hidden />
      {isFirst ? t("only") : t("add")}
    </Button>
  );
}

function AddGroup({ handleOnClick, level, rules, disabled }: ActionProps) {
  const t = useTranslations("designer.conditions");
  if (disabled || (level === 0 && (rules?.length ?? 0) === 0)) return null;
  return (
    <Button variant="ghost" size="sm" className="order-3 px-1 text-link" onClick={handleOnClick}>
      <Plus aria-hidden />
      {t("addGroup")}
    </Button>
  );
}

function RemoveGroup({ handleOnClick, disabled }: ActionProps) {
  const t = useTranslations("designer.conditions");
  return (
    !disabled && (
      <IconButton label={t("removeGroup")} size="icon-sm" className="order-1 ms-auto" onClick={handleOnClick}>
        <Trash2 aria-hidden className="size-3.5" />
      </IconButton>
    )
  );
}

function RemoveRule({ handleOnClick, disabled }: ActionProps) {
  const t = useTranslations("designer.conditions");
  return (
    !disabled && (
      <IconButton label={t("remove")} size="icon-sm" className="col-start-3 row-start-1" onClick={handleOnClick}>
        <Trash2 aria-hidden className="size-3.5" />
      </IconButton>
    )
  );
}

function FactSelect({ value = "", handleOnChange, disabled }: FieldSelectorProps) {
  const t = useTranslations("designer.conditions");
  const facts = useContext(Facts);
  const isKnown = facts.some(({ options }) => options.some((option) => option.value === value));
  return (
    <>
      <Select
        disabled={disabled}
        value={isKnown ? value : other}
        onValueChange={(next) => handleOnChange(next === other ? "vars." : next)}
      >
        <SelectTrigger size="sm" aria-label={t("fact")} className="col-span-2 row-start-1 min-w-0">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {facts.map(({ label, options }) => (
            <SelectGroup key={label}>
              <SelectLabel>{label}</SelectLabel>
              {options.map((option) => (
                <SelectItem key={option.value} value={option.value}>
                  {option.label}
                </SelectItem>
              ))}
            </SelectGroup>
          ))}
          <SelectItem value={other}>{t("other")}</SelectItem>
        </SelectContent>
      </Select>
      {!isKnown && (
        <Input
          size="sm"
          dir="ltr"
          className="col-span-2 font-mono text-xs"
          aria-label={t("path")}
          placeholder={t("path")}
          readOnly={disabled}
          value={value}
          onChange={(event) => handleOnChange(event.target.value.trim())}
        />
      )}
    </>
  );
}

function OperatorSelect({ options, value, handleOnChange, disabled }: OperatorSelectorProps) {
  const t = useTranslations("designer.conditions");
  const isAlone = value === "null" || value === "notNull";
  return (
    <OptionSelect
      size="sm"
      className={isAlone ? "col-span-2 col-start-1" : "col-start-1 min-w-0"}
      aria-label={t("operator")}
      disabled={disabled}
      value={value}
      onValueChange={handleOnChange}
      options={flat(options)}
    />
  );
}

function ValueInput({ field, operator, value, handleOnChange, disabled }: ValueEditorProps) {
  const t = useTranslations("designer.conditions");
  if (operator === "null" || operator === "notNull") return null;
  const text = Array.isArray(value) ? value.join(", ") : value === undefined || value === null ? "" : String(value);
  if (yesOrNoFacts.has(field)) {
    return (
      <OptionSelect
        size="sm"
        aria-label={t("value")}
        disabled={disabled}
        value={text || undefined}
        onValueChange={(next) => handleOnChange(next === "true")}
        options={[
          { value: "true", label: t("yes") },
          { value: "false", label: t("no") },
        ]}
      />
    );
  }
  const isDate = operator === "before" || operator === "after";
  return (
    <Input
      size="sm"
      type={isDate ? "date" : "text"}
      dir={operator === "matches" ? "ltr" : "auto"}
      className={operator === "matches" ? "font-mono text-xs" : undefined}
      aria-label={t("value")}
      placeholder={operator === "in" || operator === "notIn" ? t("listPlaceholder") : undefined}
      readOnly={disabled}
      value={text}
      onChange={(event) => handleOnChange(event.target.value)}
    />
  );
}

/** Options as the builder has them; ours have no groups. */
function flat(options: CombinatorSelectorProps["options"] | OperatorSelectorProps["options"]) {
  return (options as { value: string; label: string }[]).map(({ value, label }) => ({ value, label }));
}

/** A flow's condition as the builder wants it. */
function shown(value: Json | undefined): RuleGroupType {
  const { combinator, not, rules } = asObject(value);
  return prepareRuleGroup({
    combinator: combinator === "or" ? "or" : "and",
    ...(not === true ? { not: true } : {}),
    rules: asList(rules).map((part) => ("rules" in asObject(part) ? shown(part) : rule(asObject(part)))),
  } as RuleGroupType);
}

const rule = ({ field, operator, value }: Readonly<JsonObject>) => ({
  field: asText(field),
  operator: asText(operator),
  value: value ?? "",
});

/** What the flow keeps of it: no ids, no empty values, and nothing at all without a rule. */
function kept({ combinator, not, rules }: RuleGroupType): Json | undefined {
  if (rules.length === 0) return undefined;
  return {
    combinator: combinator as string,
    ...(not ? { not: true } : {}),
    rules: rules.map((part): Json => {
      if ("rules" in part) return kept(part) ?? { combinator: part.combinator as string, rules: [] };
      const { field, operator, value } = part;
      const isBlank = operator === "null" || operator === "notNull" || value === "";
      return isBlank ? { field, operator } : { field, operator, value: value as Json };
    }),
  };
}

const same = (one: Json | undefined, two: Json | undefined) => JSON.stringify(one) === JSON.stringify(two);
