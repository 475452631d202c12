import { z } from "zod";
import { defineNode, type NodeContext } from "@/lib/engine/node-type";
import type { Json, JsonObject } from "@/lib/util/json";
import { hint, listField, promptField } from "../form-fields";

const changeSchema = z
  .strictObject({
    field: z
      .enum(["email", "language", "accountType", "priority", "serviceStatus", "attribute"])
      .meta(hint({ widget: "select" })),
    /** Of an attribute: which one. */
    name: z
      .string()
      .regex(/^([A-Za-z][A-Za-z0-9_]{0,59})?$/, "must be letters, digits and _")
      .default("")
      .meta(hint({ widget: "text" })),
    value: z
      .string()
      .max(2_000)
      .meta(hint({ widget: "template" })),
  })
  .refine(({ field, name }) => field !== "attribute" || name !== "", {
    path: ["name"],
    message: "needs the attribute's name",
  });

const configSchema = z.strictObject({
  changes: listField(changeSchema, { least: 1, most: 10, fresh: { field: "email", name: "", value: "" } }),
  failed: promptField(),
});

type Config = z.infer<typeof configSchema>;

/** Changes the customer's record. An empty value takes away an email address, a language or an attribute. */
export const crmUpdateNode = defineNode<Config>({
  type: "crmUpdate",
  family: "record",
  stage: "any",
  configSchema,
  newConfig: () => configSchema.parse({ changes: [{ field: "attribute", name: "lastTopic", value: "" }] }),
  exits: () => [
    { id: "updated", required: true },
    { id: "unknown", required: true },
    { id: "failed", required: true },
  ],
  prompts: ({ failed }) => [{ path: "config.failed", prompt: failed, optional: true }],
  resources: () => [],
  templates: ({ changes }) =>
    changes.map(({ value }, index) => ({ path: `config.changes.${index}.value`, template: value, unheard: true })),
  needsInput: () => false,
  endsCall: () => false,
  personalData: () => false,
  failureExit: () => "failed",
  enter(context) {
    const { customer } = context.session;
    if (customer === null) return { exit: "unknown", note: "nobody knows whose record to change" };
    return {
      effects: [{ type: "updateCustomer", customerId: customer.id, fields: fieldsOf(context) }],
      wait: "service",
    };
  },
  resume({ config, speak }, event) {
    if (event.type === "customerUpdated") return { session: { customer: event.customer }, exit: "updated" };
    return { effects: speak(config.failed), exit: "failed", note: "the CRM did not take the change" };
  },
});

/** Later changes of a field win. A text that is none where the CRM needs a number is left for it to refuse. */
function fieldsOf({ config, fill }: NodeContext<Config>): JsonObject {
  const fields: JsonObject = {};
  const attributes: JsonObject = {};
  for (const { field, name, value } of config.changes) {
    const filled = fill(value).trim();
    if (field === "attribute") attributes[name] = filled === "" ? null : filled;
    else fields[field] = writtenValue(field, filled);
  }
  return Object.keys(attributes).length > 0 ? { ...fields, attributes } : fields;
}

function writtenValue(field: string, filled: string): Json {
  if (field === "priority") return filled === "" || Number.isNaN(Number(filled)) ? filled : Number(filled);
  return filled === "" && (field === "email" || field === "language") ? null : filled;
}
