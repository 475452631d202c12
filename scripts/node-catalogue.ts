import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { nodeTypes } from "@/lib/nodes/registry";

const root = fileURLToPath(new URL("..", import.meta.url));

interface JsonSchema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  maxLength?: number;
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  widget?: string;
  unit?: string;
}

/** The node catalogue as Markdown: each type's help, its settings out of the schema, and its exits. */
export function nodeCatalogue(): string {
  const words = JSON.parse(readFileSync(`${root}messages/en/nodes.json`, "utf8")) as {
    types: Record<string, { name: string } | undefined>;
  };
  const sections = Object.entries(nodeTypes).map(([type, nodeType]) => {
    const help = readFileSync(`${root}lib/nodes/${kebab(type)}/README.md`, "utf8").trim();
    const [tooltip = "", , ...rest] = help.split("\n\n");
    const schema = z.toJSONSchema(nodeType.configSchema, { io: "input", unrepresentable: "any" }) as JsonSchema;
    return [
      `## ${words.types[type]?.name ?? type}`,
      tooltip,
      `Type \`${type}\` · family ${nodeType.family} · ${nodeType.stage === "inCall" ? "while the caller is there" : "after the call"}`,
      ...rest.map((paragraph) => paragraph.replace(/^(#+) /, "#$1 ")),
      "### Settings",
      settingsList(schema),
    ].join("\n\n");
  });
  const head =
    "# Node catalogue\n\nMade by `npm run docs` from the registry and the nodes' own help; do not edit it here. " +
    "How to add a type: CONTRIBUTING.md.";
  return `${[head, ...sections].join("\n\n")}\n`;
}

export const catalogueFile = `${root}docs/nodes.md`;

function settingsList({ properties = {}, required = [] }: JsonSchema): string {
  const lines = Object.entries(properties).map(([name, schema]) => {
    const initial =
      schema.default === undefined || schema.widget === "prompt"
        ? ""
        : `; unless set \`${JSON.stringify(schema.default)}\``;
    return `- \`${name}\`${required.includes(name) ? " (required)" : ""}: ${inWords(schema)}${initial}`;
  });
  return lines.join("\n");
}

function inWords(schema: JsonSchema): string {
  if (schema.widget === "prompt") return "prompt, per language";
  if (schema.widget === "condition") return "condition";
  const kind = shape(schema);
  return schema.unit && schema.unit !== "attempts" ? `${kind}, ${schema.unit}` : kind;
}

function shape({ type, enum: options, const: only, anyOf, items, properties, ...rest }: JsonSchema): string {
  if (options) return options.map((option) => `\`${JSON.stringify(option)}\``).join(", ");
  if (only !== undefined) return `\`${JSON.stringify(only)}\``;
  if (anyOf) return [...new Set(anyOf.map(inWords))].join(" or ").replace("null", "none");
  if (type === "array") return `list of ${items ? inWords(items) : "anything"}${range(rest.minItems, rest.maxItems)}`;
  if (type === "object" && properties) {
    return `{ ${Object.entries(properties)
      .map(([name, schema]) => `\`${name}\`: ${inWords(schema)}`)
      .join("; ")} }`;
  }
  if (type === "integer" || type === "number") return `number${range(rest.minimum, rest.maximum)}`;
  if (type === "string") return rest.maxLength === undefined ? "text" : `text of at most ${rest.maxLength} characters`;
  if (type === "boolean") return "yes or no";
  return Array.isArray(type) ? type.join(" or ") : (type ?? "anything");
}

function range(least: number | undefined, most: number | undefined): string {
  if (least === undefined && most === undefined) return "";
  return least === undefined
    ? ` (at most ${most})`
    : most === undefined
      ? ` (at least ${least})`
      : ` (${least}–${most})`;
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
