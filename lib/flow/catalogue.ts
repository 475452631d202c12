import type { z } from "zod";
import type { FlowDocument } from "./document";
import type { Severity } from "./issue";
import type { Prompt } from "./prompt";

/** Families have a colour and a place in the palette. */
export type NodeFamily = "talk" | "ask" | "decide" | "connect" | "record";

/** A way out of a node. */
export interface ExitSpec {
  id: string;
  /** The author's own words, e.g. a menu choice's label; the catalogue of UI texts names the fixed ones. */
  label?: string;
  /** When nothing is wired to it: true blocks publishing; false means the call goes to the flow's fallback or ends politely. */
  required: boolean;
  /** With nothing wired to it the call simply ends, e.g. after an answered conversation; otherwise the caller hears an apology. */
  mayEnd?: boolean;
}

/** Something a flow names and an installation binds. */
export interface ResourceUse {
  kind: "queue" | "destination" | "audio";
  name: string;
  /** Within the node, e.g. `config.queue`. */
  path: string;
}

/** What the installation has; checks use it to find what is unbound. */
export interface Bindings {
  queues: readonly string[];
  destinations: readonly string[];
  audio: readonly string[];
}

/** A node's own complaint; the node id is added by the caller. */
export interface NodeIssue {
  code: string;
  severity: Severity;
  path: string;
  message: string;
  values?: Record<string, string | number>;
}

/**
 * What the flow document needs to know of a node type; the engine's `NodeType` adds how it behaves in a call.
 * `C` is the node's config after its schema.
 */
export interface NodeDefinition<C = unknown> {
  type: string;
  family: NodeFamily;
  /** Where it may be reached from: `entry` (a caller is there) or `afterCall` (nobody is). */
  stage: "inCall" | "afterCall";
  configSchema: z.ZodType<C>;
  /** A new node's config for a flow in these languages. Valid for the schema, so that a fresh node never errs. */
  newConfig(languages: readonly string[]): C;
  exits(config: C): ExitSpec[];
  /** Every prompt with its path, e.g. `{ path: "config.prompt", prompt }`. */
  prompts(config: C): { path: string; prompt: Prompt /** may be empty */; optional?: boolean }[];
  resources(config: C): ResourceUse[];
  /** Whether the caller has to do something before the call goes on (a loop through it is not endless). */
  needsInput(config: C): boolean;
  /** Exits of a node that needs input which may nevertheless be taken at once; absent: none. */
  immediateExits?(config: C): string[];
  /** Whether the call ends here: such a node has no exits. */
  endsCall(config: C): boolean;
  /** Whether the caller must have proved who they are before this node. */
  personalData(config: C): boolean;
  check?(config: C, flow: FlowDocument): NodeIssue[];
}

/** Node types by name. */
export type NodeCatalogue = Readonly<Record<string, NodeDefinition>>;

/** Own properties only, so that a node type called `constructor` is unknown. */
export function findNodeType<T extends NodeDefinition>(catalogue: Readonly<Record<string, T>>, type: string): T | null {
  return Object.hasOwn(catalogue, type) ? (catalogue[type] ?? null) : null;
}
