import { z } from "zod";
import type { NodeDefinition } from "@/lib/flow/catalogue";
import { type FormHint, readFormHint } from "@/lib/nodes/form-fields";
import type { NodeConfig } from "@/lib/nodes/node-editor";
import type { Json } from "@/lib/util/json";

export interface SchemaField {
  key: string;
  hint: FormHint;
  schema: z.ZodType;
}

/** A config schema's fields that a form shows, in the order in which they are written there. */
export function schemaFields(configSchema: NodeDefinition["configSchema"]): SchemaField[] {
  if (!(configSchema instanceof z.ZodObject)) return [];
  return Object.entries(configSchema.shape as Record<string, z.ZodType>).flatMap(([key, schema]) => {
    const hint = readFormHint(schema);
    return hint ? [{ key, hint, schema }] : [];
  });
}

/** What an absent value means, so that a form shows it: the schema's default, or undefined when it has none. */
export function fieldDefault(schema: z.ZodType): Json | undefined {
  return schema instanceof z.ZodDefault ? (schema.def.defaultValue as Json) : undefined;
}

/** A config with what its absent settings mean. */
export function withDefaults(fields: readonly SchemaField[], config: NodeConfig): NodeConfig {
  const defaults = fields.map(({ key, schema }) => [key, fieldDefault(schema)] as const);
  return { ...Object.fromEntries(defaults.filter((pair): pair is [string, Json] => pair[1] !== undefined)), ...config };
}

/** What a form needs to know of a list of small forms: its items' fields, how many there may be, whether each has an id. */
export function listItems(schema: z.ZodType): { fields: SchemaField[]; most: number; hasId: boolean } {
  let list = schema;
  while (list instanceof z.ZodDefault || list instanceof z.ZodOptional) list = list.unwrap() as z.ZodType;
  if (!(list instanceof z.ZodArray)) return { fields: [], most: 0, hasId: false };
  const item = list.element as z.ZodType;
  return {
    fields: schemaFields(item),
    most: (z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema).maxItems ?? 20,
    hasId: item instanceof z.ZodObject && "id" in item.shape,
  };
}

interface JsonSchema {
  type?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
  enum?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
}

/** What a schema allows, as far as a control can show it. */
export function fieldLimits(schema: z.ZodType): {
  least?: number;
  most?: number;
  characters?: number;
  nullable: boolean;
  options: string[];
} {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const parts = json.anyOf ?? [json];
  const main = parts.find((part) => part.type !== "null") ?? json;
  return {
    least: main.minimum,
    most: main.maximum,
    characters: main.maxLength,
    nullable: parts.some((part) => part.type === "null"),
    options: main.enum ?? main.items?.enum ?? [],
  };
}
