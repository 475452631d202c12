import { z } from "zod";
import type { NodeCatalogue, NodeDefinition } from "../catalogue";
import { conditionSchema } from "../condition";
import { emptyFlow, type FlowDocument, type FlowNode } from "../document";
import { promptSchema } from "../prompt";

const configSchema = z.strictObject({
  prompt: promptSchema.default({}),
  queue: z.string().default(""),
  /** The variable it sets on leaving by `next`. */
  sets: z.string().default(""),
  condition: conditionSchema.optional(),
  keys: z.array(z.string()).default([]),
  flow: z.string().default(""),
  takes: z.array(z.string()).default([]),
  gives: z.array(z.strictObject({ inner: z.string(), outer: z.string() })).default([]),
  outcomes: z.array(z.string()).default(["done"]),
  outcome: z.string().default("done"),
  url: z.string().default(""),
});
type Config = z.infer<typeof configSchema>;

/** Node types with the shapes that checks tell apart. */
export const checkCatalogue: NodeCatalogue = {
  say: definition("say", {}),
  whispers: definition("whispers", {
    prompts: ({ prompt }) => [{ path: "config.prompt", prompt, unheard: true }],
  }),
  ask: definition("ask", {
    needsInput: () => true,
    exits: () => [
      { id: "next", required: true },
      { id: "soft", required: false },
    ],
  }),
  sometimesAsks: definition("sometimesAsks", { needsInput: () => true, immediateExits: () => ["next"] }),
  stop: definition("stop", { endsCall: () => true, exits: () => [], prompts: () => [] }),
  talk: definition("talk", { needsInput: () => true, exits: () => [{ id: "next", required: false, mayEnd: true }] }),
  proves: definition("proves", {
    needsInput: () => true,
    authenticates: () => ["next"],
    exits: () => [
      { id: "next", required: true },
      { id: "failed", required: true },
    ],
  }),
  account: definition("account", { personalData: () => true }),
  sets: definition("sets", {
    sets: ({ sets }) => [{ exit: "next", variables: [sets] }],
    conditions: ({ condition }) => (condition ? [{ path: "config.condition", condition }] : []),
    exits: () => [
      { id: "next", required: true },
      { id: "other", required: false, mayEnd: true },
    ],
  }),
  types: definition("types", { needsInput: () => true, sets: ({ sets }) => [{ exit: "next", variables: [sets] }] }),
  menu: definition("menu", {
    needsInput: () => true,
    exits: ({ keys }) => [...keys.map((id) => ({ id, required: false, mayEnd: true })), { id: "next", required: true }],
    choices: ({ prompt, keys }) =>
      keys.map((key, index) => ({
        path: `config.keys.${index}`,
        key,
        label: `Choice ${key}`,
        phrases: [],
        toldIn: [prompt],
      })),
  }),
  runs: definition("runs", {
    needsInput: () => true,
    prompts: () => [],
    exits: ({ outcomes }) => [...outcomes, "failed"].map((id) => ({ id, required: false, mayEnd: true })),
    subflow: ({ flow, takes, gives, outcomes }) => ({ flow, takes, gives, outcomes }),
  }),
  returns: definition("returns", {
    endsCall: () => true,
    prompts: () => [],
    exits: () => [],
    returns: ({ outcome }) => outcome,
  }),
  anywhere: definition("anywhere", { stage: "any" }),
  note: definition("note", {
    stage: "afterCall",
    prompts: () => [],
    exits: () => [{ id: "next", required: false, mayEnd: true }],
  }),
};

/** `{ a: ["say", { next: "b" }] }` as a flow that says "Hello." everywhere; the first node is its entry. */
export function checkedFlow(
  nodes: Record<string, [type: string, exits?: Record<string, string | null>, config?: FlowNode["config"]]>,
  more: Partial<FlowDocument> = {},
): FlowDocument {
  const hello = { prompt: { "en-US": { say: "Hello." } } };
  const entries = Object.entries(nodes).map(([id, [type, exits = {}, config = hello]]): [string, FlowNode] => [
    id,
    { type, label: "", config, exits },
  ]);
  return { ...emptyFlow("Test"), entry: entries[0]?.[0] ?? null, nodes: Object.fromEntries(entries), ...more };
}

function definition(type: string, differs: Partial<NodeDefinition<Config>>): NodeDefinition {
  const plain: NodeDefinition<Config> = {
    type,
    family: "talk",
    stage: "inCall",
    configSchema: configSchema as z.ZodType<Config>,
    newConfig: () => configSchema.parse({}),
    exits: () => [{ id: "next", required: true }],
    prompts: ({ prompt }) => [{ path: "config.prompt", prompt }],
    resources: ({ queue }) => (queue === "" ? [] : [{ kind: "queue", name: queue, path: "config.queue" }]),
    needsInput: () => false,
    endsCall: () => false,
    personalData: () => false,
    ...differs,
  };
  return plain as unknown as NodeDefinition;
}
