import { conditionFields, conditionReads } from "./condition-reads";
import type { GraphNode } from "./graph";
import { templateReads } from "./template-reads";

/** One of the call's facts that a node reads. */
export interface NodeRead {
  /** Where in the node, e.g. `config.prompt.en-US`. */
  path: string;
  /** Dotted: `customer.firstName`, `vars.choice`. */
  fact: string;
  /** The node is written for its absence. */
  mayBeBlank: boolean;
  /** The caller hears or gets a text made of it. */
  heard: boolean;
}

const readBefore = new WeakMap<GraphNode, readonly NodeRead[]>();

/** Everything a node's prompts, templates and conditions read; empty when its config is not valid. */
export function nodeReads(found: GraphNode): readonly NodeRead[] {
  const known = readBefore.get(found);
  if (known) return known;
  const reads = found.type && found.config !== undefined ? gather(found) : [];
  readBefore.set(found, reads);
  return reads;
}

function gather({ type, config }: GraphNode): NodeRead[] {
  if (!type) return [];
  const prompts = type
    .prompts(config)
    .flatMap(({ path, prompt, unheard }) =>
      Object.entries(prompt).flatMap(([language, content]) =>
        "say" in content ? readsOf(content.say, `${path}.${language}`, !unheard) : [],
      ),
    );
  const templates = (type.templates?.(config) ?? []).flatMap(({ path, template, unheard, when }) => {
    const asked = when ? conditionFields(when) : [];
    return readsOf(template, path, !unheard).map((read) => ({
      ...read,
      mayBeBlank: read.mayBeBlank || asked.includes(read.fact),
    }));
  });
  const conditions = (type.conditions?.(config) ?? []).flatMap(({ path, condition }) =>
    // After the call a condition is how one asks what happened: that something did not is an answer.
    conditionReads(condition).map((fact) => ({ path, fact, mayBeBlank: type.stage === "afterCall", heard: false })),
  );
  return [...prompts, ...templates, ...conditions];
}

const readsOf = (template: string, path: string, heard: boolean): NodeRead[] =>
  templateReads(template).map(({ path: fact, mayBeBlank }) => ({ path, fact, mayBeBlank, heard }));
