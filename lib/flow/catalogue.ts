import type { z } from "zod";
import type { Condition } from "./condition";
import type { FlowDocument } from "./document";
import type { Issue, Severity } from "./issue";
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
  /** Taken only when something is wrong with the flow itself, which publishing prevents: it needs no wire and no test. */
  broken?: boolean;
  /** With nothing wired to it the call simply ends, e.g. after an answered conversation; otherwise the caller hears an apology. */
  mayEnd?: boolean;
}

/** What a flow names and an installation binds: the kinds of resource, each with its list in `Bindings`. */
export const resourceLists = {
  queue: "queues",
  destination: "destinations",
  agent: "agents",
  department: "departments",
  skill: "skills",
  audio: "audio",
  hours: "hours",
  calendar: "calendars",
  secret: "secrets",
} as const;

/** Something a flow names and an installation binds. */
export interface ResourceUse {
  kind: keyof typeof resourceLists;
  name: string;
  /** Within the node, e.g. `config.queue`. */
  path: string;
}

/** What the installation has; checks use it to find what is unbound. */
export type Bindings = Record<(typeof resourceLists)[ResourceUse["kind"]], readonly string[]>;

/** A node's own complaint; the node id is added by the caller. */
export interface NodeIssue {
  code: string;
  severity: Severity;
  path: string;
  message: string;
  values?: Record<string, string | number>;
}

/** A text of a node that is filled with the call's facts and is no prompt. */
export interface TemplateUse {
  /** Within the node, e.g. `config.ticket.subject`. */
  path: string;
  template: string;
  /** The caller neither hears nor gets it: a record, or a request to a service. */
  unheard?: true;
  /** It is filled only when this holds. */
  when?: Condition | undefined;
}

/** What a menu offers: the caller has to be told of it. */
export interface MenuChoice {
  /** Within the node, e.g. `config.choices.0`. */
  path: string;
  key: string;
  label: string;
  /** What may be said instead of pressing the key. */
  phrases: readonly string[];
  /** Where the caller may hear of it. */
  toldIn: readonly Prompt[];
}

/** A call of another flow, see `NodeDefinition.subflow`. */
export interface SubflowCall {
  /** The name of the flow. */
  flow: string;
  /** The subflow's own variables that are set when it begins. */
  takes: readonly string[];
  /** What its variables are called here once it has come back. */
  gives: readonly { inner: string; outer: string }[];
  /** Exits of this node that its returns lead to; all others are taken without it having come back. */
  outcomes: readonly string[];
}

/**
 * What the flow document needs to know of a node type; the engine's `NodeType` adds how it behaves in a call.
 * `C` is the node's config after its schema.
 */
export interface NodeDefinition<C = unknown> {
  type: string;
  family: NodeFamily;
  /** Where it may be reached from: `entry` (a caller is there), `afterCall` (nobody is, and nothing is spoken), or both. */
  stage: "inCall" | "afterCall" | "any";
  configSchema: z.ZodType<C>;
  /** A new node's config for a flow in these languages. Valid for the schema, so that a fresh node never errs. */
  newConfig(languages: readonly string[]): C;
  exits(config: C): ExitSpec[];
  /** Every prompt with its path, e.g. `{ path: "config.prompt", prompt }`. `unheard`: said to somebody else, not to the caller. */
  prompts(config: C): { path: string; prompt: Prompt /** may be empty */; optional?: boolean; unheard?: true }[];
  resources(config: C): ResourceUse[];
  /** Whether the caller has to do something before the call goes on (a loop through it is not endless). */
  needsInput(config: C): boolean;
  /** Exits of a node that needs input which may nevertheless be taken at once; absent: none. */
  immediateExits?(config: C): string[];
  /** Whether the call ends here: such a node has no exits. */
  endsCall(config: C): boolean;
  /** Whether the caller must have proved who they are before this node. */
  personalData(config: C): boolean;
  /** Exits taken only by callers who have proved who they are; absent: none. */
  authenticates?(config: C): readonly string[];
  /** Variables (`vars.<name>`) that are set, whatever they were, on leaving by an exit; absent: none. */
  sets?(config: C): readonly { exit: string; variables: readonly string[] }[];
  /** Texts filled with the call's facts, prompts apart; absent: none. */
  templates?(config: C): readonly TemplateUse[];
  /** Facts that its own prompts can say and no other node's, e.g. `invoice.amount`; absent: none. */
  ownFacts?: readonly string[];
  /** Conditions it decides by, with their path; absent: none. */
  conditions?(config: C): readonly { path: string; condition: Condition }[];
  /** What callers choose from by key; absent: it is no menu. */
  choices?(config: C): readonly MenuChoice[];
  /** The flow that runs inside this node, as its subflow; absent: none. */
  subflow?(config: C): SubflowCall;
  /** The outcome by which a subflow ends here; absent: it does not. */
  returns?(config: C): string;
  check?(config: C, flow: Pick<FlowDocument, "languages" | "company">): NodeIssue[];
  /** The config without one of its problems, where there is no doubt how; null: a person has to decide. Absent: always. */
  mend?(config: C, issue: Pick<Issue, "code" | "path" | "values">): C | null;
}

/** Node types by name. */
export type NodeCatalogue = Readonly<Record<string, NodeDefinition>>;

/** Own properties only, so that a node type called `constructor` is unknown. */
export function findNodeType<T extends NodeDefinition>(catalogue: Readonly<Record<string, T>>, type: string): T | null {
  return Object.hasOwn(catalogue, type) ? (catalogue[type] ?? null) : null;
}
