import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fieldLimits, listItems, schemaFields } from "@/components/designer/inspector/schema-fields";
import type { NodeDefinition } from "@/lib/flow/catalogue";
import { nodeTypes } from "@/lib/nodes/registry";
import nodes from "@/messages/en/nodes.json";

interface TypeTexts {
  name?: string;
  label?: string;
  about?: string;
  fields?: Record<
    string,
    { label?: string; options?: Record<string, string>; items?: Record<string, { label?: string }> }
  >;
  exits?: Record<string, string>;
}

const texts = nodes.types as Record<string, TypeTexts>;
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe.each(Object.entries(nodeTypes as Record<string, NodeDefinition>))("the words of %s", (type, definition) => {
  const own = texts[type] ?? {};

  it("name it, and say what its README's first paragraph says", () => {
    expect(own.name).toBeTruthy();
    expect(own.label).toBeTruthy();
    const readme = readFileSync(new URL(`../../lib/nodes/${kebab(type)}/README.md`, import.meta.url), "utf8");
    expect(own.about).toBe(readme.split("\n\n")[0]?.replace(/\n/g, " ").trim());
  });

  it("ask a question for every field of its form", () => {
    const fields = schemaFields(definition.configSchema);
    // A jump has nothing to set but where it leads.
    expect(fields.length > 0).toBe(type !== "goTo");
    for (const { key, hint, schema } of fields) {
      expect(own.fields?.[key]?.label, key).toBeTruthy();
      const items = hint.widget === "list" ? listItems(schema).fields : [];
      for (const item of items) expect(own.fields?.[key]?.items?.[item.key]?.label, `${key}.${item.key}`).toBeTruthy();
      if (hint.widget !== "select" && hint.widget !== "checklist") continue;
      for (const option of fieldLimits(schema).options)
        expect(own.fields?.[key]?.options?.[option], option).toBeTruthy();
    }
    expect(Object.keys(own.fields ?? {}).sort()).toEqual(fields.map(({ key }) => key).sort());
  });

  it("name its exits, unless the author does", () => {
    for (const exit of definition.exits(definition.newConfig(["en-US"]))) {
      if (exit.label === undefined) expect(own.exits?.[exit.id], exit.id).toBeTruthy();
    }
  });
});
