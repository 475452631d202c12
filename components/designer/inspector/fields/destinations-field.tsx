"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useDesigner, useResources } from "@/components/designer/designer-context";
import type { FieldProps } from "@/components/designer/inspector/field-props";
import { createNew } from "@/components/designer/inspector/fields/resource-fields";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FieldNote } from "@/components/ui/field-note";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import { asList, asObject, asText } from "@/lib/nodes/node-editor";
import type { Json } from "@/lib/util/json";

/** Who is rung: ring groups, departments, agents and plain numbers, in one list. */
export function DestinationsField({ nodeId, path, value, onChange, label, help, readOnly }: FieldProps) {
  const t = useTranslations("designer.targets");
  const { destinations } = useResources();
  const error = useIssueText(nodeId, path);
  const targets = asList(value).map(asObject);
  const put = (index: number, target: Json) =>
    onChange(targets.map((each, at) => (at === index ? target : { ...each })));
  const add = () => {
    const free = destinations.find(({ name }) => !targets.some((target) => target.destination === name));
    onChange([...targets.map((each) => ({ ...each })), free ? { destination: free.name } : { number: "" }]);
  };
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      {targets.map((target, index) => (
        <Target
          // biome-ignore lint/suspicious/noArrayIndexKey: targets have no id; a row is where it stands
          key={index}
          nodeId={nodeId}
          path={`${path}.${index}`}
          number={index + 1}
          target={target}
          onChange={(next) => put(index, next)}
          onRemove={() => onChange(targets.filter((_, at) => at !== index).map((each) => ({ ...each })))}
          readOnly={readOnly}
        />
      ))}
      <FieldNote>{error}</FieldNote>
      {!readOnly && targets.length < 10 && (
        <Button variant="ghost" size="sm" className="-ms-2 justify-self-start text-link" onClick={add}>
          <Plus aria-hidden />
          {t("add")}
        </Button>
      )}
      {help && <p className="text-pretty text-muted-foreground text-xs">{help}</p>}
    </fieldset>
  );
}

const outside = "#number";
const kinds = ["destination", "department", "agent"] as const;

/** `agent:mia`; names hold no colon. */
const optionOf = (kind: (typeof kinds)[number], name: string) => `${kind}:${name}`;

function targetOf(option: string): Json {
  const [kind = "", name = ""] = option.split(":");
  return { [kind]: name };
}

function Target({
  nodeId,
  path,
  number,
  target,
  onChange,
  onRemove,
  readOnly,
}: {
  nodeId: string;
  path: string;
  number: number;
  target: Readonly<Record<string, Json>>;
  onChange(target: Json): void;
  onRemove(): void;
  readOnly: boolean;
}) {
  const t = useTranslations("designer.targets");
  const resources = useTranslations("designer.resources");
  const { ports, may } = useDesigner();
  const { destinations, departments, agents } = useResources();
  const [draft, setDraft] = useState<{ label: string; e164: string } | null>(null);
  const [state, setState] = useState<"ready" | "saving" | "failed">("ready");
  const error = useIssueText(nodeId, path, true);
  const isNumber = "number" in target;
  const kind = kinds.find((each) => each in target) ?? "destination";
  const name = asText(target[kind]);
  const known = { destination: destinations, department: departments, agent: agents };
  const isMissing = !isNumber && !known[kind].some((each) => each.name === name);
  const create = (event: FormEvent) => {
    event.preventDefault();
    if (!draft) return;
    setState("saving");
    ports.createDestination(draft.label.trim(), draft.e164).then(
      (created) => {
        onChange({ destination: created });
        setState("ready");
        setDraft(null);
      },
      () => setState("failed"),
    );
  };
  return (
    <div className="grid gap-1.5" data-path={path}>
      <div className="flex items-start gap-1.5">
        <Field hideLabel label={t("item", { number })} error={error} className="min-w-0 flex-1">
          <OptionSelect
            disabled={readOnly}
            value={isNumber ? outside : optionOf(kind, name)}
            onValueChange={(chosen) => {
              if (chosen === createNew) setDraft({ label: isMissing ? name : "", e164: "" });
              else onChange(chosen === outside ? { number: asText(target.number) } : targetOf(chosen));
            }}
            options={[
              ...(isMissing && name !== ""
                ? [{ value: optionOf(kind, name), label: resources("notSetUp", { name }) }]
                : []),
              ...destinations.map((each) => ({
                value: optionOf("destination", each.name),
                label: each.label || each.name,
              })),
              ...departments.map((each) => ({
                value: optionOf("department", each.name),
                label: t("department", { name: each.label || each.name }),
              })),
              ...agents.map((each) => ({
                value: optionOf("agent", each.name),
                label: t("agent", { name: each.label || each.name }),
              })),
              { value: outside, label: t("number") },
              ...(may.bind ? [{ value: createNew, label: resources("newDestination") }] : []),
            ]}
          />
        </Field>
        {!readOnly && (
          <IconButton label={t("remove", { name: name || asText(target.number) || String(number) })} onClick={onRemove}>
            <Trash2 aria-hidden />
          </IconButton>
        )}
      </div>
      {isNumber && (
        <Input
          type="tel"
          dir="ltr"
          aria-label={t("number")}
          placeholder="+1 555 123 4567"
          readOnly={readOnly}
          value={asText(target.number)}
          onChange={(event) => onChange({ number: e164(event.target.value) })}
        />
      )}
      {draft && (
        <form aria-label={resources("newDestination")} onSubmit={create} className="grid gap-2 rounded-md bg-muted p-2">
          <Field label={resources("destinationName")}>
            <Input
              autoFocus
              required
              dir="auto"
              maxLength={60}
              value={draft.label}
              onChange={(event) => setDraft({ ...draft, label: event.target.value })}
            />
          </Field>
          <Field
            label={resources("destinationNumber")}
            hint={resources("invalidNumber")}
            error={state === "failed" ? resources("failed") : undefined}
          >
            <Input
              required
              type="tel"
              dir="ltr"
              pattern="\+[1-9]\d{5,14}"
              value={draft.e164}
              onChange={(event) => setDraft({ ...draft, e164: e164(event.target.value) })}
            />
          </Field>
          <Button type="submit" pending={state === "saving"} className="justify-self-end">
            {resources("save")}
          </Button>
        </form>
      )}
    </div>
  );
}

/** As numbers are written, with spaces, hyphens and brackets, to as they are kept. */
const e164 = (typed: string) => typed.replace(/[\s().-]/g, "");
