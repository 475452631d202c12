import { findNodeType, type NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import type { Json } from "@/lib/util/json";
import { connect } from "../commands/connect";
import { removeAndJoin, removeNodes } from "../commands/remove-nodes";
import { setConfig } from "../commands/set-node";
import { wiresOf } from "../node-exits";
import { canBe } from "../rules";
import { authenticateFirst } from "./authenticate-first";
import { endCall } from "./end-call";
import type { Fix } from "./fix";
import { leadElsewhere } from "./lead-elsewhere";

export interface FixContext {
  document: FlowDocument;
  catalogue: NodeCatalogue;
  /** What a new node of a type is called. */
  freshLabel(type: string): string;
  /** What people call a node. */
  title(nodeId: string): string;
}

/**
 * The one thing that is sure to mend a problem, as a change of the document; null where a person has to decide. Never
 * a guess about what callers should hear: the worst it does is to end a call, to leave something out, or to ask more.
 */
export function fixFor(issue: Issue, context: FixContext): Fix | null {
  const general = fixes[issue.code];
  const fix = general ? general(issue, context) : mended(issue, context);
  return fix && fix.apply(context.document) !== context.document ? fix : null;
}

type Fixer = (issue: Issue, context: FixContext) => Fix | null;

const fixes: Readonly<Record<string, Fixer>> = {
  no_entry: (_, context) => startHere(context),
  entry_missing: ({ path }, context) => (path === "entry" ? startHere(context) : forgetRole(path)),
  exit_unknown: disconnect,
  exit_target_missing: disconnect,
  exit_unconnected: (issue, context) => (issue.nodeId === null ? null : endCall(issue.nodeId, exitOf(issue), context)),
  unreachable_node: ({ nodeId }) =>
    nodeId === null ? null : { name: "deleteStep", values: {}, apply: (document) => removeNodes(document, [nodeId]) },
  unknown_node_type: ({ nodeId }, { catalogue }) =>
    nodeId === null
      ? null
      : {
          name: "deleteStep",
          values: {},
          apply: (document) => removeAndJoin(document, catalogue, [nodeId]).document,
        },
  personal_data_before_authentication: ({ nodeId }, context) =>
    nodeId === null ? null : authenticateFirst(nodeId, context),
  after_call_stage: ({ nodeId, values }, context) =>
    nodeId === null ? null : leadElsewhere(nodeId, values?.stage === "afterCall" ? "afterCall" : "inCall", context),
  config_invalid: usualSetting,
  language_not_spoken: ({ values }) => {
    const language = String(values?.language ?? "");
    return {
      name: "speakLanguage",
      values: { language },
      apply: (document) =>
        document.languages.includes(language)
          ? document
          : { ...document, languages: [...document.languages, language] },
    };
  },
};

/** The first node that a call may begin at and that nothing leads to, else simply the first. */
function startHere({ document, catalogue, title }: FixContext): Fix | null {
  const ledTo = new Set(wiresOf(document).map(({ to }) => to));
  const may = Object.keys(document.nodes).filter((id) => canBe(document, catalogue, "entry", id).allowed);
  const first = may.find((id) => !ledTo.has(id)) ?? may[0];
  if (first === undefined) return null;
  return { name: "startHere", values: { node: title(first) }, apply: (flow) => ({ ...flow, entry: first }) };
}

function forgetRole(path: string): Fix | null {
  if (path !== "afterCall" && path !== "fallback") return null;
  return { name: "forgetRole", values: {}, apply: (document) => ({ ...document, [path]: null }) };
}

function disconnect(issue: Issue): Fix | null {
  const { nodeId } = issue;
  if (nodeId === null) return null;
  const exit = exitOf(issue);
  return {
    name: "disconnect",
    values: {},
    apply(document) {
      const node = document.nodes[nodeId];
      if (!node) return document;
      const to = node.exits[exit];
      if (issue.code === "exit_target_missing")
        return to && Object.hasOwn(document.nodes, to) ? document : connect(document, nodeId, exit, null);
      const { [exit]: _gone, ...exits } = node.exits;
      return { ...document, nodes: { ...document.nodes, [nodeId]: { ...node, exits } } };
    },
  };
}

/** A number that cannot be what it is goes back to what it is in a new step. Words are nobody's to throw away. */
function usualSetting({ nodeId, path }: Issue, { catalogue, document }: FixContext): Fix | null {
  const [, key = "", ...inside] = path.split(".");
  const node = nodeId === null ? undefined : document.nodes[nodeId];
  const value = node?.config[key];
  const type = node && findNodeType(catalogue, node.type);
  if (nodeId === null || !type || inside.length > 0 || typeof value !== "number") return null;
  const usual = (type.newConfig(document.languages) as Record<string, Json>)[key];
  if (typeof usual !== "number" || usual === value) return null;
  return {
    name: "usualSetting",
    values: { value: usual },
    apply(flow) {
      const now = flow.nodes[nodeId];
      return now ? setConfig(flow, catalogue, nodeId, { ...now.config, [key]: usual }) : flow;
    },
  };
}

/** What the node type itself knows to mend. */
function mended(issue: Issue, { catalogue }: FixContext): Fix | null {
  const { nodeId } = issue;
  if (nodeId === null) return null;
  return {
    name: "mend",
    values: { code: issue.code, ...issue.values },
    // Out of what the node is by then: another of its problems may have been mended since this one was found.
    apply(document) {
      const node = document.nodes[nodeId];
      const type = node ? findNodeType(catalogue, node.type) : null;
      const config = type?.configSchema.safeParse(node?.config);
      const better = config?.success ? type?.mend?.(config.data, issue) : null;
      return better ? setConfig(document, catalogue, nodeId, better as Record<string, Json>) : document;
    },
  };
}

const exitOf = ({ path }: Issue): string => path.replace(/^exits\./, "");
