"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useResources } from "@/components/designer/designer-context";
import type { FieldProps } from "@/components/designer/inspector/field-props";
import { ResourceField } from "@/components/designer/inspector/fields/resource-fields";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import { asText } from "@/lib/nodes/node-editor";

/** One of the installation's skills. */
export function SkillField(props: FieldProps) {
  const t = useTranslations("designer.resources");
  return <ResourceField {...props} resources={useResources().skills} placeholder={t("chooseSkill")} />;
}

type Rule = "own" | "dialled" | "other";

/** Which number is shown: the caller's own (empty), the one they dialled, or one that is written here. */
export function CallerIdField({ nodeId, path, value, onChange, label, help, readOnly }: FieldProps) {
  const t = useTranslations("designer.callerId");
  const text = asText(value);
  const [isTyping, setIsTyping] = useState(false);
  const error = useIssueText(nodeId, path, true);
  const rule: Rule = text === "dialled" ? "dialled" : text === "" && !isTyping ? "own" : "other";
  return (
    <div className="grid gap-1.5">
      <Field label={label} hint={help} error={rule === "other" ? undefined : error}>
        <OptionSelect<Rule>
          disabled={readOnly}
          value={rule}
          onValueChange={(chosen) => {
            setIsTyping(chosen === "other");
            onChange(chosen === "dialled" ? "dialled" : "");
          }}
          options={(["own", "dialled", "other"] as const).map((each) => ({ value: each, label: t(each) }))}
        />
      </Field>
      {rule === "other" && (
        <Field hideLabel label={t("number")} error={error}>
          <Input
            type="tel"
            dir="ltr"
            placeholder="+1 555 123 4567"
            readOnly={readOnly}
            value={text}
            onChange={(event) => onChange(event.target.value.replace(/[\s().-]/g, ""))}
          />
        </Field>
      )}
    </div>
  );
}
