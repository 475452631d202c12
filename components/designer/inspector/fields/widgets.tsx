"use client";

import { useTranslations } from "next-intl";
import type { ComponentType } from "react";
import type { FieldProps } from "@/components/designer/inspector/field-props";
import {
  TemplateByLanguageField,
  TextByLanguageField,
  WordsByLanguageField,
} from "@/components/designer/inspector/fields/by-language-fields";
import { CallerIdField, SkillField } from "@/components/designer/inspector/fields/call-fields";
import { ChoicesField } from "@/components/designer/inspector/fields/choices-field";
import { ConditionField } from "@/components/designer/inspector/fields/condition-field";
import { DestinationsField } from "@/components/designer/inspector/fields/destinations-field";
import { FlowField } from "@/components/designer/inspector/fields/flow-field";
import {
  CalendarField,
  HoursField,
  HoursPeriodField,
  HoursPeriodsField,
  QueuesField,
} from "@/components/designer/inspector/fields/hours-fields";
import { IntentsField } from "@/components/designer/inspector/fields/intents-field";
import { ListField } from "@/components/designer/inspector/fields/list-field";
import { PhrasesInput } from "@/components/designer/inspector/fields/phrases-input";
import { PromptField } from "@/components/designer/inspector/fields/prompt-field";
import { AudioField, QueueField } from "@/components/designer/inspector/fields/resource-fields";
import { DispositionRulesField, EscalationRulesField } from "@/components/designer/inspector/fields/rules-fields";
import {
  ChecklistField,
  KeyField,
  LanguageField,
  NumberField,
  SelectField,
  SwitchField,
  TemplateField,
  TextField,
  TimeZoneField,
} from "@/components/designer/inspector/fields/simple-fields";
import { FollowUpField, TicketField } from "@/components/designer/inspector/fields/write-up-fields";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import { Field } from "@/components/ui/field";
import type { FormHint } from "@/lib/nodes/form-fields";
import { asList } from "@/lib/nodes/node-editor";

/** The control for each hint a schema may give; a new hint does not compile until it has one. */
export const widgets: Record<FormHint["widget"], ComponentType<FieldProps>> = {
  prompt: PromptField,
  text: TextField,
  template: TemplateField,
  number: NumberField,
  switch: SwitchField,
  select: SelectField,
  checklist: ChecklistField,
  queue: QueueField,
  flow: FlowField,
  queues: QueuesField,
  hours: HoursField,
  calendar: CalendarField,
  hoursPeriod: HoursPeriodField,
  hoursPeriods: HoursPeriodsField,
  audio: AudioField,
  destinations: DestinationsField,
  skill: SkillField,
  callerId: CallerIdField,
  choices: ChoicesField,
  intents: IntentsField,
  wordsByLanguage: WordsByLanguageField,
  textByLanguage: TextByLanguageField,
  templateByLanguage: TemplateByLanguageField,
  phrases: PhrasesField,
  key: KeyField,
  condition: WhenField,
  escalationRules: EscalationRulesField,
  dispositionRules: DispositionRulesField,
  followUp: FollowUpField,
  ticket: TicketField,
  list: ListField,
  language: LanguageField,
  timeZone: TimeZoneField,
};

function PhrasesField({ nodeId, path, value, onChange, label, help, readOnly }: FieldProps) {
  return (
    <Field label={label} hint={help} error={useIssueText(nodeId, path, true)}>
      <PhrasesInput phrases={asList(value).map(String)} onChange={onChange} readOnly={readOnly} />
    </Field>
  );
}

function WhenField({ value, onChange, label, hint, readOnly }: FieldProps) {
  const t = useTranslations("designer.conditions");
  return (
    <ConditionField
      label={label}
      everyone={t("always")}
      value={value}
      onChange={onChange}
      readOnly={readOnly}
      lookUps={hint.lookUps ?? false}
    />
  );
}
