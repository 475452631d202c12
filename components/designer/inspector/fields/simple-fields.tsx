"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { useEditor } from "@/components/designer/designer-context";
import type { FieldProps } from "@/components/designer/inspector/field-props";
import { InsertMenu } from "@/components/designer/inspector/fields/insert-menu";
import { fieldLimits } from "@/components/designer/inspector/schema-fields";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import { useLanguageName } from "@/components/designer/language-name";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { CheckList } from "@/components/ui/check-list";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { asList, asNumber, asText } from "@/lib/nodes/node-editor";

export function TextField({ nodeId, path, value, onChange, label, help, schema, readOnly }: FieldProps) {
  const { characters } = useMemo(() => fieldLimits(schema), [schema]);
  return (
    <Field label={label} hint={help} error={useIssueText(nodeId, path, true)}>
      <Input
        dir="auto"
        maxLength={characters}
        readOnly={readOnly}
        value={asText(value)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

export function TemplateField({ nodeId, path, value, onChange, label, help, hint, schema, readOnly }: FieldProps) {
  const { characters } = useMemo(() => fieldLimits(schema), [schema]);
  const control = useRef<HTMLTextAreaElement>(null);
  return (
    <Field
      label={label}
      hint={help}
      error={useIssueText(nodeId, path, true)}
      action={
        !readOnly && (
          <InsertMenu withSecrets={hint.secrets} text={asText(value)} control={control} onChange={onChange} />
        )
      }
    >
      <Textarea
        ref={control}
        dir="auto"
        rows={2}
        maxLength={characters}
        readOnly={readOnly}
        value={asText(value)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

export function NumberField({ nodeId, path, value, onChange, label, help, schema, hint, readOnly }: FieldProps) {
  const t = useTranslations("nodes.units");
  const error = useIssueText(nodeId, path, true);
  const { least, most, nullable } = useMemo(() => fieldLimits(schema), [schema]);
  return (
    <Field label={label} hint={help} error={error}>
      <NumberInput
        value={asNumber(value)}
        onChange={(next) => (next !== null || nullable) && onChange(next)}
        least={least}
        most={most}
        readOnly={readOnly}
        unit={hint.unit && t(hint.unit)}
      />
    </Field>
  );
}

/** A whole number with its unit. An empty field is null; what is half typed stays on the screen. */
export function NumberInput({
  value,
  onChange,
  onLeave,
  least,
  most,
  unit,
  readOnly,
  placeholder,
  ...rest
}: {
  value: number | null;
  onChange(value: number | null): void;
  /** What was typed and is no value is gone then. */
  onLeave?(): void;
  least?: number;
  most?: number;
  unit?: string;
  readOnly?: boolean;
  placeholder?: string;
  "aria-label"?: string;
}) {
  const texts = useNodeTexts();
  const [typed, setTyped] = useState(value === null ? "" : String(value));
  // Undo, or a colleague, may change it under the field.
  useEffect(() => {
    setTyped((before) => (Number(before) === value && before !== "" ? before : value === null ? "" : String(value)));
  }, [value]);
  const isLong = unit !== undefined && value !== null && value >= 120 && most !== undefined && most > 120;
  return (
    <span className="flex items-center gap-2">
      <Input
        type="number"
        inputMode="numeric"
        dir="ltr"
        className="w-24 text-start"
        min={least}
        max={most}
        step={1}
        readOnly={readOnly}
        placeholder={placeholder}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          const next = target.value.trim() === "" ? null : Number(target.value);
          if (next === null || Number.isInteger(next)) onChange(next);
        }}
        onBlur={() => {
          setTyped(value === null ? "" : String(value));
          onLeave?.();
        }}
        {...rest}
      />
      {unit && (
        <span className="text-muted-foreground">
          {unit}
          {isLong && ` (${texts.duration(value)})`}
        </span>
      )}
    </span>
  );
}

export function SwitchField({ nodeId, path, value, onChange, label, help, readOnly }: FieldProps) {
  return (
    <Field layout="row" label={label} hint={help} error={useIssueText(nodeId, path, true)}>
      <Switch checked={value === true} disabled={readOnly} onCheckedChange={onChange} />
    </Field>
  );
}

export function SelectField({ nodeId, path, type, field, value, onChange, label, help, schema, readOnly }: FieldProps) {
  const texts = useNodeTexts();
  const { options } = useMemo(() => fieldLimits(schema), [schema]);
  return (
    <Field label={label} hint={help} error={useIssueText(nodeId, path, true)}>
      <OptionSelect
        disabled={readOnly}
        value={asText(value)}
        onValueChange={onChange}
        options={options.map((option) => ({ value: option, label: texts.option(type, field, option) }))}
      />
    </Field>
  );
}

/** One of the flow's languages. */
export function LanguageField({ nodeId, path, value, onChange, label, help, readOnly }: FieldProps) {
  const name = useLanguageName();
  const languages = useEditor((state) => state.document.languages);
  const chosen = asText(value);
  const offered = chosen === "" || languages.includes(chosen) ? languages : [...languages, chosen];
  return (
    <Field label={label} hint={help} error={useIssueText(nodeId, path, true)}>
      <OptionSelect
        disabled={readOnly}
        value={chosen}
        onValueChange={onChange}
        options={offered.map((language) => ({ value: language, label: name(language) }))}
      />
    </Field>
  );
}

/** A time zone as IANA names it; the browser's own list helps to find it. */
export function TimeZoneField({ nodeId, path, value, onChange, label, help, readOnly }: FieldProps) {
  const listId = useId();
  const zones = useMemo(() => ["UTC", ...Intl.supportedValuesOf("timeZone")], []);
  return (
    <Field label={label} hint={help} error={useIssueText(nodeId, path, true)}>
      <Input
        dir="ltr"
        list={listId}
        readOnly={readOnly}
        value={asText(value)}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={listId}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </Field>
  );
}

const noKey = "none";

export function KeyField({ nodeId, path, value, onChange, label, help, schema, readOnly }: FieldProps) {
  const t = useTranslations("nodes.keys");
  const { options, nullable } = useMemo(() => fieldLimits(schema), [schema]);
  return (
    <Field label={label} hint={help} error={useIssueText(nodeId, path, true)}>
      <OptionSelect
        disabled={readOnly}
        value={asText(value) || noKey}
        onValueChange={(key) => onChange(key === noKey ? (nullable ? null : "") : key)}
        options={[...(nullable ? [""] : []), ...options].map((key) => ({
          value: key || noKey,
          label: key === "" ? t("none") : t("any", { key }),
        }))}
      />
    </Field>
  );
}

export function ChecklistField(props: FieldProps) {
  const { nodeId, path, type, field, value, onChange, label, help, schema, readOnly } = props;
  const texts = useNodeTexts();
  const error = useIssueText(nodeId, path, true);
  const { options } = useMemo(() => fieldLimits(schema), [schema]);
  return (
    <CheckList
      label={label}
      options={options.map((option) => ({ value: option, label: texts.option(type, field, option) }))}
      chosen={asList(value).map(String)}
      onChange={onChange}
      disabled={readOnly}
      hint={help}
      error={error}
    />
  );
}
