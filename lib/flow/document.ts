import { z } from "zod";
import { isJson, type Json } from "@/lib/util/json";
import { limits } from "./limits";
import { languageSchema } from "./prompt";

export const FLOW_FORMAT = "callwright/flow@1";

export const nodeIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "must be lower-case letters, digits and hyphens");
const exitIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, "must be letters, digits, _ and -");
/** As it is typed: taking space away from a draft would take it from under somebody's fingers. A version has none around it. */
const nameSchema = z.string().max(limits.nameCharacters).regex(/\S/, "must not be blank");
const coordinate = z.number().finite().min(-1_000_000).max(1_000_000);

/** A node as drawn. Its `config` is checked against its type's schema by `checkPublishable`, not here: a draft may be half done. */
export const flowNodeSchema = z.strictObject({
  type: z.string().min(1).max(64),
  label: z.string().max(limits.labelCharacters),
  config: z.record(z.string(), z.custom<Json>(isJson, "must be JSON")),
  /** Exit id → the node it leads to; null or absent is an open exit. */
  exits: z.record(exitIdSchema, nodeIdSchema.nullable()),
});

export const frameShades = ["light", "middle", "dark"] as const;

export const flowCommentSchema = z.strictObject({
  id: nodeIdSchema,
  /** A rectangle behind the nodes, whose name is its text; absent: a note. */
  kind: z.literal("frame").optional(),
  /** How dark a frame is. */
  shade: z.enum(frameShades).optional(),
  text: z.string().max(limits.commentCharacters),
  x: coordinate,
  y: coordinate,
  width: coordinate.optional(),
  height: coordinate.optional(),
});

/** Texts about the company, per language, for `{{ company.address }}` and the greeting's facts. */
const companySchema = z.partialRecord(
  z.enum(["name", "address", "hours", "website", "phone"]),
  z.record(languageSchema, z.string().max(500)),
);

const flowShape = {
  format: z.literal(FLOW_FORMAT),
  name: nameSchema,
  /** The first is the one a call begins in unless the customer prefers another of them. */
  languages: z.array(languageSchema).min(1).max(limits.languagesPerFlow),
  /** Where a call begins; null in a draft that has no node yet. */
  entry: nodeIdSchema.nullable(),
  /** Where after-call work begins, exactly once, however the call ended. */
  afterCall: nodeIdSchema.nullable().default(null),
  /** Entered when a node cannot go on; without it the caller hears an apology and the call ends. */
  fallback: nodeIdSchema.nullable().default(null),
  company: companySchema.default({}),
  nodes: z.record(nodeIdSchema, flowNodeSchema),
  layout: z.record(nodeIdSchema, z.strictObject({ x: coordinate, y: coordinate })),
  comments: z.array(flowCommentSchema).max(limits.commentsPerFlow).default([]),
};

/** A flow as stored, exported and kept in git. See docs: "The flow document". */
export const flowDocumentSchema = z.strictObject({
  ...flowShape,
  /** Every flow that runs inside this one, however deep, by its name. A published flow has them all; a draft none. */
  subflows: z.record(nameSchema.trim(), z.strictObject(flowShape)).optional(),
});

export interface FlowNode {
  type: string;
  label: string;
  config: Record<string, Json>;
  exits: Record<string, string | null>;
}

export type FrameShade = (typeof frameShades)[number];

/** What stands on the canvas for whoever draws next; callers never hear it. */
export interface FlowComment {
  id: string;
  kind?: "frame";
  shade?: FrameShade;
  text: string;
  x: number;
  y: number;
  width?: number;
  height?: number;
}

export interface FlowDocument {
  format: typeof FLOW_FORMAT;
  name: string;
  languages: string[];
  entry: string | null;
  afterCall: string | null;
  fallback: string | null;
  company: Record<string, Record<string, string>>;
  nodes: Record<string, FlowNode>;
  layout: Record<string, { x: number; y: number }>;
  comments: FlowComment[];
  /** Every flow that runs inside this one, however deep, by its name; none of them has its own. */
  subflows?: Record<string, FlowDocument>;
}

/** A new flow with nothing drawn. */
export function emptyFlow(name: string, languages: string[] = ["en-US"]): FlowDocument {
  return {
    format: FLOW_FORMAT,
    name,
    languages,
    entry: null,
    afterCall: null,
    fallback: null,
    company: {},
    nodes: {},
    layout: {},
    comments: [],
  };
}
