"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useMemo, useState } from "react";
import { useDesigner, useResources } from "@/components/designer/designer-context";
import type { FieldProps } from "@/components/designer/inspector/field-props";
import { fieldLimits } from "@/components/designer/inspector/schema-fields";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import type { NamedResource } from "@/components/designer/ports";
import { AudioChoice } from "@/components/designer/prompts/audio-choice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import { asText } from "@/lib/nodes/node-editor";

/** The choice that makes a new one; no name can be it. */
export const createNew = "+";

/** The choice of none at all; no name can be it either. */
const none = "-";

/** One of the installation's queues, a new one made on the spot, or none where the schema allows null. */
export function QueueField({ nodeId, path, value, onChange, label, help, schema, readOnly }: FieldProps) {
  const t = useTranslations("designer.resources");
  const { ports, may } = useDesigner();
  const { queues } = useResources();
  const [isNew, setIsNew] = useState(false);
  const [name, setName] = useState("");
  const [state, setState] = useState<"ready" | "saving" | "failed">("ready");
  const error = useIssueText(nodeId, path, true);
  const { nullable } = useMemo(() => fieldLimits(schema), [schema]);
  const create = (event: FormEvent) => {
    event.preventDefault();
    setState("saving");
    ports.createQueue(name.trim()).then(
      (created) => {
        onChange(created);
        setState("ready");
        setIsNew(false);
      },
      () => setState("failed"),
    );
  };
  return (
    <div className="grid gap-2">
      <ResourceSelect
        label={label}
        help={help}
        error={error}
        value={asText(value)}
        onChange={(name) => onChange(name || null)}
        resources={queues}
        placeholder={t("chooseQueue")}
        readOnly={readOnly}
        noneLabel={nullable ? t("noQueue") : null}
        createLabel={may.bind ? t("createNew") : null}
        onCreate={(missing) => {
          setName(missing);
          setIsNew(true);
        }}
      />
      {isNew && (
        <form aria-label={t("newQueue")} onSubmit={create} className="flex items-end gap-2 rounded-md bg-muted p-2">
          <Field label={t("queueName")} className="flex-1" error={state === "failed" ? t("failed") : undefined}>
            <Input
              autoFocus
              required
              dir="auto"
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Button type="submit" pending={state === "saving"}>
            {t("save")}
          </Button>
        </form>
      )}
    </div>
  );
}

/** One of the installation's resources of a kind. */
export function ResourceField({
  nodeId,
  path,
  value,
  onChange,
  label,
  help,
  readOnly,
  resources,
  placeholder,
}: FieldProps & { resources: readonly NamedResource[]; placeholder: string }) {
  return (
    <ResourceSelect
      label={label}
      help={help}
      error={useIssueText(nodeId, path, true)}
      value={asText(value)}
      onChange={onChange}
      resources={resources}
      placeholder={placeholder}
      readOnly={readOnly}
    />
  );
}

/** A choice among what the installation has; what the flow names and it lacks stays in sight. */
export function ResourceSelect({
  label,
  help,
  error,
  value,
  onChange,
  resources,
  placeholder,
  readOnly,
  noneLabel = null,
  createLabel = null,
  onCreate = () => {},
}: {
  label: string;
  help: string | null;
  error: ReactNode;
  /** Empty: none. */
  value: string;
  onChange(name: string): void;
  resources: readonly NamedResource[];
  placeholder: string;
  readOnly: boolean;
  /** Offers none at all, which is an empty name. */
  noneLabel?: string | null;
  createLabel?: string | null;
  /** With the name that the flow has and the installation lacks, or an empty one. */
  onCreate?(missing: string): void;
}) {
  const t = useTranslations("designer.resources");
  const isMissing = value !== "" && !resources.some(({ name }) => name === value);
  return (
    <Field
      label={label}
      hint={help}
      error={error}
      action={
        isMissing && createLabel !== null && !readOnly ? (
          <button type="button" className="text-link text-xs hover:underline" onClick={() => onCreate(value)}>
            {t("create", { name: value })}
          </button>
        ) : undefined
      }
    >
      <OptionSelect
        disabled={readOnly}
        placeholder={placeholder}
        value={value || (noneLabel === null ? undefined : none)}
        onValueChange={(name) => (name === createNew ? onCreate("") : onChange(name === none ? "" : name))}
        options={[
          ...(noneLabel === null ? [] : [{ value: none, label: noneLabel }]),
          ...(isMissing ? [{ value, label: t("notSetUp", { name: value }) }] : []),
          ...resources.map((resource) => ({ value: resource.name, label: resource.label || resource.name })),
          ...(createLabel === null ? [] : [{ value: createNew, label: createLabel }]),
        ]}
      />
    </Field>
  );
}

/** A recording in no language, e.g. hold music: chosen, heard and made as in a prompt. */
export function AudioField({ nodeId, path, value, onChange, label, help, readOnly }: FieldProps) {
  const { editor } = useDesigner();
  return (
    <Field label={label} hint={help} error={useIssueText(nodeId, path, true)}>
      <AudioChoice
        value={asText(value)}
        onChange={onChange}
        readOnly={readOnly}
        language={null}
        suggestLabel={() => editor.store.getState().document.nodes[nodeId]?.label ?? ""}
      />
    </Field>
  );
}
