import { describe, expect, it } from "vitest";
import { fieldLimits, listItems, type SchemaField, schemaFields } from "@/components/designer/inspector/schema-fields";
import type { FormHint } from "@/lib/nodes/form-fields";
import { nodeTypes } from "@/lib/nodes/registry";

/** Widgets that offer what the schema allows. */
const choosing = new Set<FormHint["widget"]>(["key", "select", "checklist"]);

const withItems = (path: string, fields: readonly SchemaField[]): (SchemaField & { path: string })[] =>
  fields.flatMap((field) => {
    const own = { ...field, path: `${path}.${field.key}` };
    return [own, ...withItems(own.path, listItems(field.schema).fields)];
  });

const fields = Object.values(nodeTypes).flatMap(({ type, configSchema }) =>
  withItems(type, schemaFields(configSchema)),
);

describe("a field that is chosen from what the schema allows", () => {
  it.each(fields.filter(({ hint }) => choosing.has(hint.widget)))(
    "$path has something to choose from",
    ({ schema }) => {
      expect(fieldLimits(schema).options.length).toBeGreaterThan(1);
    },
  );
});
