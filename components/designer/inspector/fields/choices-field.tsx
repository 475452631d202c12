"use client";

import { useTranslations } from "next-intl";
import type { FieldProps } from "@/components/designer/inspector/field-props";
import { ConditionField, withWhen } from "@/components/designer/inspector/fields/condition-field";
import { ItemList } from "@/components/designer/inspector/fields/item-list";
import { ListRow, RowTools } from "@/components/designer/inspector/fields/list-row";
import { PhrasesInput } from "@/components/designer/inspector/fields/phrases-input";
import { PromptField } from "@/components/designer/inspector/fields/prompt-field";
import { type OpenableItem, useOpenItem } from "@/components/designer/inspector/fields/use-open-item";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import { Field } from "@/components/ui/field";
import { FieldNote } from "@/components/ui/field-note";
import { Input } from "@/components/ui/input";
import { OptionSelect } from "@/components/ui/option-select";
import { asList, asObject, asText, type NodeConfig } from "@/lib/nodes/node-editor";

const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "*", "#"];
const most = 12;

/** A menu's choices. Each is an exit, whose id stays when its words change, so that its wire does too. */
export function ChoicesField({ nodeId, path, value, onChange, label, help, readOnly }: FieldProps) {
  const t = useTranslations("designer.choices");
  const error = useIssueText(nodeId, path);
  const choices = asList(value);
  const { itemAt } = useOpenItem(nodeId, path, choices, onChange);

  function add() {
    const used = choices.map(asObject);
    const key = keys.find((each) => !used.some((choice) => choice.key === each)) ?? "#";
    let number = choices.length + 1;
    while (used.some((choice) => choice.id === `choice-${number}`)) number++;
    onChange([...choices, { id: `choice-${number}`, key, label: t("fresh", { key }), prompt: {}, phrases: [] }]);
  }

  return (
    <ItemList
      label={label}
      help={help}
      error={error}
      addLabel={t("add")}
      onAdd={readOnly || choices.length >= most ? undefined : add}
    >
      {choices.map((choice, index) => (
        <Choice
          // biome-ignore lint/suspicious/noArrayIndexKey: a typed id must not move the focus
          key={index}
          nodeId={nodeId}
          path={`${path}.${index}`}
          choice={asObject(choice)}
          {...itemAt(index)}
          readOnly={readOnly}
        />
      ))}
    </ItemList>
  );
}

function Choice({
  nodeId,
  path,
  choice,
  index,
  count,
  open,
  onToggle,
  onItem,
  onMove,
  onRemove,
  readOnly,
}: OpenableItem & { nodeId: string; path: string; choice: NodeConfig; readOnly: boolean }) {
  const t = useTranslations("designer.choices");
  const label = asText(choice.label);
  const keyError = useIssueText(nodeId, `${path}.key`);
  const labelError = useIssueText(nodeId, `${path}.label`);
  const idError = useIssueText(nodeId, `${path}.id`);
  const error = keyError ?? labelError ?? idError;
  const name = label || t("item", { number: index + 1 });
  return (
    <ListRow
      path={path}
      open={open}
      onToggle={onToggle}
      detailsLabel={t("details", { label: name })}
      head={
        <div className="grid min-w-0 flex-1 gap-1">
          <div className="flex items-center gap-1">
            <OptionSelect
              size="sm"
              aria-label={t("key")}
              className="w-13 shrink-0"
              disabled={readOnly}
              value={asText(choice.key)}
              onValueChange={(key) => onItem({ ...choice, key })}
              options={keys.map((key) => ({ value: key, label: key }))}
            />
            <Input
              size="sm"
              dir="auto"
              aria-label={t("label")}
              aria-invalid={error ? true : undefined}
              placeholder={t("labelPlaceholder")}
              maxLength={80}
              readOnly={readOnly}
              value={label}
              onChange={(event) => onItem({ ...choice, label: event.target.value })}
            />
          </div>
          <FieldNote>{error}</FieldNote>
        </div>
      }
      tools={
        !readOnly && (
          <RowTools
            index={index}
            count={count}
            labels={{ up: t("up"), down: t("down"), remove: t("remove", { label: name }) }}
            onMove={onMove}
            onRemove={onRemove}
          />
        )
      }
    >
      <PromptField
        nodeId={nodeId}
        path={`${path}.prompt`}
        value={choice.prompt}
        onChange={(prompt) => onItem({ ...choice, prompt: prompt ?? {} })}
        label={t("prompt")}
        help={t("promptHelp")}
        optional
        readOnly={readOnly}
      />
      <Field label={t("phrases")}>
        <PhrasesInput
          phrases={asList(choice.phrases).map(String)}
          onChange={(phrases) => onItem({ ...choice, phrases })}
          readOnly={readOnly}
        />
      </Field>
      <ConditionField
        label={t("when")}
        everyone={t("whenEveryone")}
        value={choice.when}
        onChange={(when) => onItem(withWhen(choice, when))}
        readOnly={readOnly}
      />
    </ListRow>
  );
}
