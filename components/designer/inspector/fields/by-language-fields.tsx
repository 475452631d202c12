"use client";

import { type ReactNode, useRef, useState } from "react";
import { useEditor } from "@/components/designer/designer-context";
import type { FieldProps } from "@/components/designer/inspector/field-props";
import { InsertMenu } from "@/components/designer/inspector/fields/insert-menu";
import { LanguagePills } from "@/components/designer/inspector/fields/language-pills";
import { PhrasesInput } from "@/components/designer/inspector/fields/phrases-input";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { asList, asObject, asText } from "@/lib/nodes/node-editor";
import type { Json } from "@/lib/util/json";

/** Words and phrases in each of the flow's languages. */
export function WordsByLanguageField(props: FieldProps) {
  return (
    <ByLanguage {...props} isEmpty={(words) => asList(words).length === 0}>
      {(words, change) => (
        <PhrasesInput phrases={asList(words).map(String)} onChange={change} readOnly={props.readOnly} />
      )}
    </ByLanguage>
  );
}

/** A short text in each of the flow's languages. */
export function TextByLanguageField(props: FieldProps) {
  return (
    <ByLanguage {...props} isEmpty={(text) => asText(text).trim() === ""}>
      {(text, change, language) => (
        <Input
          dir="auto"
          lang={language}
          maxLength={80}
          readOnly={props.readOnly}
          value={asText(text)}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </ByLanguage>
  );
}

/** A text with marks in each of the flow's languages. */
export function TemplateByLanguageField(props: FieldProps) {
  const control = useRef<HTMLTextAreaElement>(null);
  return (
    <ByLanguage
      {...props}
      isEmpty={(text) => asText(text).trim() === ""}
      action={(text, change) =>
        !props.readOnly && <InsertMenu text={asText(text)} control={control} onChange={change} />
      }
    >
      {(text, change, language) => (
        <Textarea
          ref={control}
          dir="auto"
          lang={language}
          rows={3}
          readOnly={props.readOnly}
          value={asText(text)}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </ByLanguage>
  );
}

function ByLanguage({
  nodeId,
  path,
  value,
  onChange,
  label,
  help,
  isEmpty,
  action,
  children,
}: FieldProps & {
  isEmpty(entry: Json | undefined): boolean;
  action?(entry: Json | undefined, change: (entry: Json) => void): ReactNode;
  children(entry: Json | undefined, change: (entry: Json) => void, language: string): ReactNode;
}) {
  const languages = useEditor((state) => state.document.languages);
  const error = useIssueText(nodeId, path, true);
  const [chosen, setChosen] = useState<string | null>(null);
  const entries = asObject(value);
  const language = chosen !== null && languages.includes(chosen) ? chosen : (languages[0] ?? "en-US");
  const change = (entry: Json) => onChange({ ...entries, [language]: entry });
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      {languages.length > 1 && (
        <LanguagePills
          languages={languages}
          chosen={language}
          onChoose={setChosen}
          isEmpty={(each) => isEmpty(entries[each])}
        />
      )}
      {/* Another control for each language, so that what is half typed stays where it was meant. */}
      <Field
        key={language}
        hideLabel
        label={label}
        hint={help}
        error={error}
        action={action?.(entries[language], change)}
      >
        {children(entries[language], change, language)}
      </Field>
    </fieldset>
  );
}
