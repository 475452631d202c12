import { findNodeType, type NodeCatalogue, type NodeDefinition } from "../catalogue";
import type { FlowDocument, FlowNode } from "../document";
import { templateVariables } from "../template";

/** Where a call is: in which node, called by which nodes, and what has happened to it. All of it, as text. */
interface State {
  /** Nodes that called, the outermost first. */
  callers: string[];
  node: string;
  authenticated: boolean;
  /** Names that are set, for the flow itself and each subflow under way. */
  vars: string[][];
  /** Menus gone through since something else was asked, at most one more than anybody counts. */
  menus: number;
}

const menusAtMost = 5;

/** What can be found out about a flow by going every way a call can go, state by state. For tests of checks alone. */
export interface Findings {
  /** `node` where a stranger is told personal data; a subflow's is found at the node that runs it. */
  strangersTold: Set<string>;
  /** `node variable`, read where it is not set. */
  unset: Set<string>;
  /** Nodes, with their callers, that no call comes to. */
  reached: Set<string>;
  /** Menus that nobody comes to with fewer than four menus in a row, and to which somebody comes with exactly four. */
  deepMenus: Set<string>;
  /** Whether a call can go round without the caller doing anything. */
  loops: boolean;
}

/** Explores every state. Only for small flows whose prompts use plain `{{ a.b }}` marks and whose nodes have no templates. */
export function explore(flow: FlowDocument, catalogue: NodeCatalogue): Findings {
  const told = { strangersTold: new Set<string>(), unset: new Set<string>(), reached: new Set<string>() };
  const fewest = new Map<string, number>();
  const seen = new Set<string>();
  const open: State[] = [];
  const add = (state: State) => {
    const key = JSON.stringify(state);
    if (seen.has(key)) return;
    seen.add(key);
    open.push(state);
  };
  const begin = (node: string | null, authenticated: boolean) => {
    if (node !== null && flow.nodes[node]) add({ callers: [], node, authenticated, vars: [[]], menus: 0 });
  };
  begin(flow.entry, false);
  begin(flow.fallback, false);
  // Nobody listens after the call, so nobody there can be a stranger.
  begin(flow.afterCall, true);
  for (let state = open.pop(); state; state = open.pop()) {
    const here = nodeAt(flow, catalogue, state);
    if (!here) continue;
    const id = [...state.callers, state.node].join("/");
    const top = state.callers[0] ?? state.node;
    const { type, config } = here;
    told.reached.add(id);
    const facts = spoken(type, config);
    const personal = type.personalData(config) || facts.some((fact) => fact === "customer.email");
    if (personal && !state.authenticated) told.strangersTold.add(top);
    for (const fact of facts) {
      const name = /^vars\.(\w+)/.exec(fact)?.[1];
      if (name && !state.vars.at(-1)?.includes(name)) told.unset.add(`${top} ${name}`);
    }
    if (type.choices) fewest.set(id, Math.min(fewest.get(id) ?? Number.POSITIVE_INFINITY, state.menus));
    for (const next of successors(flow, catalogue, state, false)) add(next);
  }
  const deepMenus = new Set([...fewest].filter(([, menus]) => menus === 3).map(([id]) => id.split("/")[0] as string));
  return { ...told, deepMenus, loops: everyPlace(flow, catalogue).some((place) => goesRound(flow, catalogue, place)) };
}

interface Here {
  flow: FlowDocument;
  node: FlowNode;
  type: NodeDefinition;
  config: unknown;
}

function nodeAt(
  flow: FlowDocument,
  catalogue: NodeCatalogue,
  { callers, node: id }: Pick<State, "callers" | "node">,
): Here | null {
  let inner: FlowDocument | undefined = flow;
  for (const caller of callers) {
    const found: Here | null = inner ? read(inner, catalogue, caller) : null;
    inner = found?.type.subflow ? flow.subflows?.[found.type.subflow(found.config).flow] : undefined;
  }
  return inner ? read(inner, catalogue, id) : null;
}

function read(flow: FlowDocument, catalogue: NodeCatalogue, id: string): Here | null {
  const node = flow.nodes[id];
  const type = node && findNodeType(catalogue, node.type);
  return node && type ? { flow, node, type, config: type.configSchema.parse(node.config) } : null;
}

/** Every state a call may be in one step later; `silently`: without the caller having done anything. */
function successors(flow: FlowDocument, catalogue: NodeCatalogue, state: State, silently: boolean): State[] {
  const here = nodeAt(flow, catalogue, state);
  if (!here) return [];
  const { type, config, node } = here;
  if (type.returns) return comeBack(flow, catalogue, state, type.returns(config));
  const call = type.subflow?.(config);
  const inner = call && flow.subflows?.[call.flow];
  const menus = type.choices
    ? Math.min(menusAtMost, state.menus + 1)
    : type.needsInput(config) && !type.subflow
      ? 0
      : state.menus;
  const next: State[] = [];
  if (call && inner?.entry) {
    next.push({
      ...state,
      callers: [...state.callers, state.node],
      node: inner.entry,
      vars: [...state.vars, [...call.takes].sort()],
    });
  }
  for (const { id: exit } of type.exits(config)) {
    const to = node.exits[exit];
    if (!to || !here.flow.nodes[to]) continue;
    if (call && inner && call.outcomes.includes(exit)) continue;
    const quick = (call && inner) || !type.needsInput(config) || type.immediateExits?.(config).includes(exit);
    if (silently && !quick) continue;
    const set = type.sets?.(config).find((each) => each.exit === exit)?.variables ?? [];
    next.push({
      ...state,
      node: to,
      authenticated: state.authenticated || (type.authenticates?.(config).includes(exit) ?? false),
      vars: [...state.vars.slice(0, -1), [...new Set([...(state.vars.at(-1) ?? []), ...set])].sort()],
      menus,
    });
  }
  return next;
}

function comeBack(flow: FlowDocument, catalogue: NodeCatalogue, state: State, outcome: string): State[] {
  const callers = state.callers.slice(0, -1);
  const caller = state.callers.at(-1);
  const back = caller === undefined ? null : nodeAt(flow, catalogue, { callers, node: caller });
  const call = back?.type.subflow?.(back.config);
  const to = call?.outcomes.includes(outcome) ? back?.node.exits[outcome] : null;
  if (!back || !call || !to || !back.flow.nodes[to]) return [];
  const mine = state.vars.at(-1) ?? [];
  const outside = new Set(state.vars.at(-2));
  for (const { inner, outer } of call.gives) {
    if (mine.includes(inner)) outside.add(outer);
    else outside.delete(outer);
  }
  return [{ ...state, callers, node: to, vars: [...state.vars.slice(0, -2), [...outside].sort()] }];
}

/** Facts that a node's prompts say. */
function spoken(type: NodeDefinition, config: unknown): string[] {
  const contents = type.prompts(config).flatMap(({ prompt }) => Object.values(prompt));
  return contents.flatMap((content) =>
    "say" in content && !/default|if /.test(content.say) ? templateVariables(content.say) : [],
  );
}

/** Each node of the flow and of what runs inside it, reached or not. */
function everyPlace(flow: FlowDocument, catalogue: NodeCatalogue, inner = flow, callers: string[] = []): State[] {
  return Object.keys(inner.nodes).flatMap((node) => {
    const place = { callers, node, authenticated: true, vars: [...callers.map(() => []), []], menus: 0 };
    const here = read(inner, catalogue, node);
    const below = here?.type.subflow ? flow.subflows?.[here.type.subflow(here.config).flow] : undefined;
    return [place, ...(below ? everyPlace(flow, catalogue, below, [...callers, node]) : [])];
  });
}

/** Whether a call that is here can be here again without the caller having done anything. */
function goesRound(flow: FlowDocument, catalogue: NodeCatalogue, start: State): boolean {
  const at = ({ callers, node }: State) => [...callers, node].join("/");
  const seen = new Set<string>();
  const open = successors(flow, catalogue, start, true);
  for (let state = open.pop(); state; state = open.pop()) {
    if (at(state) === at(start)) return true;
    if (seen.has(at(state))) continue;
    seen.add(at(state));
    open.push(...successors(flow, catalogue, state, true));
  }
  return false;
}
