"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FieldProps } from "@/components/designer/inspector/field-props";
import { ConditionField, withWhen } from "@/components/designer/inspector/fields/condition-field";
import { NumberInput } from "@/components/designer/inspector/fields/simple-fields";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { asNumber, asObject, asText, type NodeConfig } from "@/lib/nodes/node-editor";
import type { Json } from "@/lib/util/json";

/** Work that somebody has to do after the call. */
export function FollowUpField(props: FieldProps) {
  const t = useTranslations("designer.followUp");
  const { nodeId, path, readOnly } = props;
  const titleError = useIssueText(nodeId, `${path}.title`);
  const fresh = { title: t("default"), department: "", dueInHours: 24 };
  return (
    <Optional {...props} fresh={fresh} when={t("when")}>
      {(followUp, put) => (
        <>
          <Field label={t("title")} error={titleError}>
            <Input
              dir="auto"
              maxLength={300}
              readOnly={readOnly}
              value={asText(followUp.title)}
              onChange={(event) => put({ ...followUp, title: event.target.value })}
            />
          </Field>
          <Field label={t("department")}>
            <Input
              dir="auto"
              maxLength={80}
              placeholder={t("departmentPlaceholder")}
              readOnly={readOnly}
              value={asText(followUp.department)}
              onChange={(event) => put({ ...followUp, department: event.target.value })}
            />
          </Field>
          <Field label={t("due")}>
            <NumberInput
              value={asNumber(followUp.dueInHours)}
              onChange={(dueInHours) => put({ ...followUp, dueInHours })}
              least={1}
              most={24 * 90}
              readOnly={readOnly}
            />
          </Field>
        </>
      )}
    </Optional>
  );
}

/** A ticket opened for the customer. */
export function TicketField(props: FieldProps) {
  const t = useTranslations("designer.ticket");
  const { nodeId, path, readOnly } = props;
  const subjectError = useIssueText(nodeId, `${path}.subject`);
  return (
    <Optional {...props} fresh={{ subject: t("default"), priority: 3 }} when={t("when")}>
      {(ticket, put) => (
        <>
          <Field label={t("subject")} error={subjectError}>
            <Input
              dir="auto"
              maxLength={300}
              readOnly={readOnly}
              value={asText(ticket.subject)}
              onChange={(event) => put({ ...ticket, subject: event.target.value })}
            />
          </Field>
          <Field label={t("priority")}>
            <NumberInput
              value={asNumber(ticket.priority)}
              onChange={(priority) => priority !== null && put({ ...ticket, priority })}
              least={1}
              most={5}
              readOnly={readOnly}
            />
          </Field>
        </>
      )}
    </Optional>
  );
}

/** A part that is null until it is switched on. */
function Optional({
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
  children(part: NodeConfig, put: (part: Json) => void): ReactNode;
}) {
  const conditions = useTranslations("designer.conditions");
  const isOn = value !== null && value !== undefined;
  const part = asObject(value);
  const error = useIssueText(nodeId, path);
  return (
    <div className="grid gap-3">
      <Field layout="row" label={label} hint={help} error={error}>
        <Switch checked={isOn} disabled={readOnly} onCheckedChange={(on) => onChange(on ? { ...fresh } : null)} />
      </Field>
      {isOn && (
        <div className="grid gap-3 border-s-2 ps-3">
          {children(part, onChange)}
          <ConditionField
            label={when}
            everyone={conditions("always")}
            value={part.when}
            onChange={(next) => onChange(withWhen(part, next))}
            readOnly={readOnly}
          />
        </div>
      )}
    </div>
  );
}
