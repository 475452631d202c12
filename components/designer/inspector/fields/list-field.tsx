"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { editorOf } from "@/components/designer/canvas/card-content";
import type { FieldProps } from "@/components/designer/inspector/field-props";
import { ItemCard, ItemList } from "@/components/designer/inspector/fields/item-list";
import { widgets } from "@/components/designer/inspector/fields/widgets";
import { fieldDefault, listItems, type SchemaField } from "@/components/designer/inspector/schema-fields";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { cn } from "@/components/ui/cn";
import { freshId } from "@/lib/editor/fresh-id";
import type { FormHint } from "@/lib/nodes/form-fields";
import { asList, asObject, type NodeConfig } from "@/lib/nodes/node-editor";
import type { Json } from "@/lib/util/json";

/** A list of small forms, each made from the schema of the list's items; its words are `<field>.items.<item field>`. */
export function ListField(props: FieldProps) {
  const { nodeId, path, value, onChange, label, help, schema, hint, readOnly } = props;
  const t = useTranslations("designer.listField");
  const error = useIssueText(nodeId, path);
  const { fields, most, hasId } = useMemo(() => listItems(schema), [schema]);
  const items = asList(value);

  function add() {
    const item = { ...hint.fresh };
    if (hasId) item.id = freshId((id) => items.some((each) => asObject(each).id === id), hint.idWord ?? "item", "item");
    onChange([...items, item]);
  }

  return (
    <ItemList
      label={label}
      help={help}
      error={error}
      addLabel={t("add")}
      onAdd={readOnly || items.length >= most ? undefined : add}
    >
      {items.map((item, index) => (
        <ItemCard
          // biome-ignore lint/suspicious/noArrayIndexKey: what is typed must not move the focus
          key={index}
          nodeId={nodeId}
          path={`${path}.${index}`}
          items={items}
          index={index}
          onChange={onChange}
          labels={{
            item: t("item", { number: index + 1 }),
            up: t("up"),
            down: t("down"),
            remove: t("remove", { number: index + 1 }),
          }}
          readOnly={readOnly}
        >
          <div className={cn("grid gap-3", isPair(fields) && "grid-cols-2 items-end")}>
            {fields.map((each) => (
              <ItemField
                key={each.key}
                {...props}
                item={asObject(item)}
                index={index}
                each={each}
                onItem={(next) => onChange(items.map((old, at) => (at === index ? next : old)))}
              />
            ))}
          </div>
        </ItemCard>
      ))}
    </ItemList>
  );
}

const short = new Set<FormHint["widget"]>(["text", "number", "key", "language", "select", "skill"]);

/** Two short fields have room beside each other. */
const isPair = (fields: readonly SchemaField[]) =>
  fields.length === 2 && fields.every(({ hint }) => short.has(hint.widget));

/** One field of an item, with the widget its schema asks for; null when it does not matter for this item. */
export function ItemField({
  item,
  index,
  each,
  onItem,
  ...list
}: FieldProps & { item: NodeConfig; index: number; each: SchemaField; onItem(next: Json): void }) {
  const texts = useNodeTexts();
  const Widget = widgets[each.hint.widget];
  const field = `${list.field}.items.${each.key}`;
  const path = `${list.path}.${index}.${each.key}`;
  const { label, help } = texts.field(list.type, field);
  if (!(editorOf(list.type)?.showsItemField?.(`${list.field}.${each.key}`, item) ?? true)) return null;
  return (
    <div data-path={path}>
      <Widget
        nodeId={list.nodeId}
        type={list.type}
        field={field}
        path={path}
        value={item[each.key] ?? fieldDefault(each.schema)}
        onChange={(value) => {
          const { [each.key]: _old, ...rest } = item;
          onItem(value === undefined ? rest : { ...item, [each.key]: value });
        }}
        hint={each.hint}
        schema={each.schema}
        label={label}
        help={help}
        optional
        readOnly={list.readOnly}
      />
    </div>
  );
}
