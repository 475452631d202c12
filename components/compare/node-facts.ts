import { itemName } from "@/components/compare/paired-items";
import { listItems, type SchemaField, schemaFields } from "@/components/designer/inspector/schema-fields";
import type { NodeTexts } from "@/components/designer/use-node-texts";
import { findNodeType } from "@/lib/flow/catalogue";
import type { FlowNode } from "@/lib/flow/document";
import { languageSchema } from "@/lib/flow/prompt";
import { asObject, asText } from "@/lib/nodes/node-editor";
import { nodeTypes } from "@/lib/nodes/registry";
import type { Json } from "@/lib/util/json";

/** One thing that a node's form says, as a person reads it. */
export interface Fact {
  /** The same in both versions: the field, and within lists the item's id; see `pairedItems` for items that have none. */
  key: string;
  /** From the outside in: the form's question, the item, the item's question. */
  labels: string[];
  /** Of what is said to callers. */
  language: string | null;
  text: string;
  /** The list's item that it belongs to, and what that is called. */
  item: { key: string; name: string } | null;
}

/** The words that a form adds to those of its node type. */
export interface FactWords {
  texts: NodeTexts;
  language(code: string): string;
  /** A part of a line, kept in its own direction: +61 beside Arabic. */
  isolated(text: string): string;
  yes: string;
  no: string;
  always: string;
  voice: string;
  order: string;
  /** The nth of a list whose items have no name. */
  item(number: number): string;
  unit(unit: "attempts" | "callers" | "percent"): string;
  /** A question of the controls that ask their own: `choices.key`. */
  own(control: string, key: string): string | null;
}

interface Place extends Omit<Fact, "text"> {
  /** Where its texts are: `branches.items.label`. */
  path: string;
  field: SchemaField | null;
  /** A list's own items: what its control calls their parts. */
  control: string | null;
}

/** Everything that a node's form says and that is not empty. A draft's config may have any shape. */
export function nodeFacts(node: FlowNode, languages: readonly string[], words: FactWords): Fact[] {
  const definition = findNodeType(nodeTypes, node.type);
  const fields = new Map((definition ? schemaFields(definition.configSchema) : []).map((field) => [field.key, field]));
  return Object.entries(node.config).flatMap(([key, value]) => {
    const labels = [words.texts.field(node.type, key).label];
    const field = fields.get(key) ?? null;
    return factsOf(value, { key, path: key, labels, language: null, item: null, field, control: null });
  });

  function factsOf(value: Json, at: Place): Fact[] {
    if (Array.isArray(value)) {
      if (value.length > 0 && value.every(isObject)) return itemFacts(value, at);
      return fact(words.texts.list(value.map((each) => scalar(each, at))), at);
    }
    if (!isObject(value)) return fact(scalar(value, at), at);
    if (Array.isArray(value.rules)) return fact(words.texts.condition(value) ?? words.always, at);
    if (isByLanguage(value)) {
      return Object.entries(value).flatMap(([language, content]) =>
        contentFacts(content, { ...at, key: `${at.key}.${language}`, language }),
      );
    }
    return Object.entries(value).flatMap(([key, part]) => factsOf(part, within(at, key, at.labels)));
  }

  function itemFacts(items: readonly Json[], list: Place): Fact[] {
    const parts = new Map((list.field ? listItems(list.field.schema).fields : []).map((field) => [field.key, field]));
    const control = list.field?.hint.widget ?? null;
    const keyed = items.map((each, index) => {
      const { id, ...item } = asObject(each);
      const key = `${list.key}.${asText(id) || index}`;
      const name = itemName(item) || words.item(index + 1);
      return { key, name, item };
    });
    const order = keyed.map(({ name }) => name).join(", ");
    return [
      { ...plain(list), key: `${list.key}#order`, labels: [...list.labels, words.order], text: order },
      ...keyed.flatMap(({ key, name, item }) =>
        Object.entries(item).flatMap(([part, value]) => {
          const place = within({ ...list, key, control }, part, [...list.labels, name]);
          return factsOf(value, { ...place, field: parts.get(part) ?? null, item: list.item ?? { key, name } });
        }),
      ),
    ];
  }

  function within(at: Place, key: string, labels: readonly string[]): Place {
    const path = `${at.path}.items.${key}`;
    const known = words.texts.field(node.type, path).label;
    const own = at.control ?? at.field?.hint.widget ?? null;
    const label = (own && words.own(own, key)) || (known === path ? key : known);
    return { ...at, key: `${at.key}.${key}`, path, labels: [...labels, label], field: null };
  }

  /** What is said in a language: words, a recording, or phrases to be recognised. */
  function contentFacts(content: Json, at: Place): Fact[] {
    if (!isObject(content)) return factsOf(content, at);
    const { say, play, voice } = content;
    const voiceAt = { ...at, key: `${at.key}.voice`, labels: [...at.labels, words.voice] };
    return [
      ...fact(typeof play === "string" ? `♪ ${play}` : asText(say), at),
      ...(voice ? fact(asText(voice), voiceAt) : []),
    ];
  }

  function scalar(value: Json, { path, field }: Place): string {
    if (value === null) return "";
    if (typeof value === "boolean") return value ? words.yes : words.no;
    if (typeof value === "string") {
      return field?.hint.widget === "language" ? words.language(value) : words.texts.option(node.type, path, value);
    }
    if (typeof value !== "number") return JSON.stringify(value);
    const unit = field?.hint.unit ?? (path.endsWith("Seconds") ? "seconds" : undefined);
    if (unit === "seconds" || unit === "hours") return words.texts.duration(value * (unit === "hours" ? 3_600 : 1));
    return unit ? `${value} ${words.unit(unit)}` : String(value);
  }

  function isByLanguage(value: Record<string, Json>): boolean {
    const keys = Object.keys(value);
    const isLanguage = (key: string) => languages.includes(key) || (key.includes("-") && isTag(key));
    return keys.length > 0 && keys.every(isLanguage);
  }
}

const isTag = (key: string) => languageSchema.safeParse(key).success;

const isObject = (value: Json): value is Record<string, Json> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

const plain = ({ key, labels, language, item }: Place): Omit<Fact, "text"> => ({ key, labels, language, item });

const fact = (text: string, at: Place): Fact[] => (text.trim() === "" ? [] : [{ ...plain(at), text }]);
