"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { FieldProps } from "@/components/designer/inspector/field-props";
import { ItemList } from "@/components/designer/inspector/fields/item-list";
import { ItemField } from "@/components/designer/inspector/fields/list-field";
import { ListRow, RowTools } from "@/components/designer/inspector/fields/list-row";
import { TrySentence } from "@/components/designer/inspector/fields/try-sentence";
import { type OpenableItem, useOpenItem } from "@/components/designer/inspector/fields/use-open-item";
import { listItems } from "@/components/designer/inspector/schema-fields";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import { FieldNote } from "@/components/ui/field-note";
import { Input } from "@/components/ui/input";
import { freshId } from "@/lib/editor/fresh-id";
import { asList, asObject, asText, type NodeConfig } from "@/lib/nodes/node-editor";

/** What callers may want. Each intent is an exit, whose id stays when its words change; below, sentences are tried. */
export function IntentsField(props: FieldProps) {
  const { nodeId, path, value, onChange, label, help, schema, hint, readOnly } = props;
  const t = useTranslations("designer.intents");
  const error = useIssueText(nodeId, path);
  const { most } = useMemo(() => listItems(schema), [schema]);
  const intents = asList(value);
  const { itemAt, openAt } = useOpenItem(nodeId, path, intents, onChange);

  function add() {
    const isTaken = (id: string) => intents.some((each) => asObject(each).id === id);
    const id = freshId(isTaken, hint.idWord ?? "intent", "intent");
    onChange([...intents, { ...hint.fresh, id, name: t("fresh", { number: intents.length + 1 }) }]);
    openAt(intents.length);
  }

  return (
    <div className="grid gap-2">
      <ItemList
        label={label}
        help={help}
        error={error}
        addLabel={t("add")}
        onAdd={readOnly || intents.length >= most ? undefined : add}
      >
        {intents.map((intent, index) => (
          <IntentRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a typed name must not move the focus
            key={index}
            {...props}
            intent={asObject(intent)}
            {...itemAt(index)}
          />
        ))}
      </ItemList>
      <TrySentence nodeId={nodeId} />
    </div>
  );
}

function IntentRow({
  intent,
  index,
  count,
  open,
  onToggle,
  onItem,
  onMove,
  onRemove,
  ...list
}: FieldProps & OpenableItem & { intent: NodeConfig }) {
  const t = useTranslations("designer.intents");
  const path = `${list.path}.${index}`;
  const error = useIssueText(list.nodeId, path, true);
  const nameError = useIssueText(list.nodeId, `${path}.name`);
  const wholeError = useIssueText(list.nodeId, path);
  // Of an open row, the rest is said at the fields.
  const shownError = open ? (nameError ?? wholeError) : error;
  const { fields } = useMemo(() => listItems(list.schema), [list.schema]);
  const name = asText(intent.name);
  const label = name || t("fresh", { number: index + 1 });
  return (
    <ListRow
      path={path}
      open={open}
      onToggle={onToggle}
      detailsLabel={t("details", { label })}
      head={
        <div className="grid min-w-0 flex-1 gap-1">
          <Input
            size="sm"
            dir="auto"
            aria-label={t("name")}
            aria-invalid={error ? true : undefined}
            placeholder={t("namePlaceholder")}
            maxLength={80}
            readOnly={list.readOnly}
            value={name}
            onChange={({ target }) => onItem({ ...intent, name: target.value })}
          />
          <FieldNote>{shownError}</FieldNote>
        </div>
      }
      tools={
        !list.readOnly && (
          <RowTools
            index={index}
            count={count}
            labels={{ up: t("up"), down: t("down"), remove: t("remove", { label }) }}
            onMove={onMove}
            onRemove={onRemove}
          />
        )
      }
    >
      {fields.map((each) => (
        <ItemField key={each.key} {...list} item={intent} index={index} each={each} onItem={onItem} />
      ))}
    </ListRow>
  );
}
