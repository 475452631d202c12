import { z } from "zod";
import { promptSchema } from "@/lib/flow/prompt";
import type { JsonObject } from "@/lib/util/json";

/** How the designer asks for a field. Its label and help are UI texts, found by node type and field name. */
export interface FormHint {
  widget:
    | "prompt"
    | "text"
    | "template"
    | "number"
    | "switch"
    | "select"
    | "checklist"
    | "queue"
    | "flow"
    | "queues"
    | "hours"
    | "calendar"
    | "hoursPeriod"
    | "hoursPeriods"
    | "audio"
    | "destinations"
    | "skill"
    | "callerId"
    | "choices"
    | "intents"
    | "wordsByLanguage"
    | "textByLanguage"
    | "templateByLanguage"
    | "phrases"
    | "key"
    | "condition"
    | "escalationRules"
    | "dispositionRules"
    | "followUp"
    | "ticket"
    | "language"
    | "timeZone"
    | "list";
  unit?: "seconds" | "hours" | "attempts" | "callers" | "percent";
  /** Shown under "more settings". */
  advanced?: true;
  /** Of a template: secrets may be named in it. */
  secrets?: true;
  /** Of a condition: the node looks up queues, hours and earlier calls before it decides. */
  lookUps?: true;
  /** Of a list: what a new item begins as, and the word its id is made of when items have one. */
  fresh?: JsonObject;
  idWord?: string;
}

type Options = { advanced?: true };

export const promptField = (options: Options = {}) =>
  promptSchema.default({}).meta(hint({ widget: "prompt", ...options }));

export const secondsField = (least: number, most: number, initial: number, options: Options = {}) =>
  z
    .number()
    .int()
    .min(least)
    .max(most)
    .default(initial)
    .meta(hint({ widget: "number", unit: "seconds", ...options }));

/** A list of small forms; every field of an item has a hint of its own, and an `id` is made when an item is added. */
export const listField = <T extends z.ZodType>(
  item: T,
  { least = 0, most, fresh, ...rest }: Options & { least?: number; most: number; fresh: JsonObject; idWord?: string },
) =>
  z
    .array(item)
    .min(least, "needs at least one")
    .max(most)
    .meta(hint({ widget: "list", fresh, ...rest }));

/** The same, where an absent list is an empty one. */
export const optionalListField = <T extends z.ZodType>(
  item: T,
  { most, fresh, ...rest }: Options & { most: number; fresh: JsonObject; idWord?: string },
) =>
  z
    .array(item)
    .max(most)
    .default([])
    .meta(hint({ widget: "list", fresh, ...rest }));

/** How often a caller may try again; 0 is never. */
export const attemptsField = (least: number, most: number, initial: number, options: Options = {}) =>
  z
    .number()
    .int()
    .min(least)
    .max(most)
    .default(initial)
    .meta(hint({ widget: "number", unit: "attempts", ...options }));

export const switchField = (initial: boolean, options: Options = {}) =>
  z
    .boolean()
    .default(initial)
    .meta(hint({ widget: "switch", ...options }));

export const templateField = (characters: number, initial = "", options: Options = {}) =>
  z
    .string()
    .max(characters)
    .default(initial)
    .meta(hint({ widget: "template", ...options }));

/** Names of queues, destinations and audio: letters of any script, so that a flow in Arabic can name its own. */
export const resourceName = z
  .string()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,63}$/u,
    "must begin with a letter or digit and hold letters, digits, spaces, _ and -",
  );

export const hint = (form: FormHint): FormHint & Record<string, unknown> => ({ ...form });

/** The hint a field was given, or null for one that no form shows. */
export function readFormHint(schema: z.ZodType): FormHint | null {
  const meta = schema.meta();
  return meta && "widget" in meta ? (meta as unknown as FormHint) : null;
}
