import type { FlowDocument } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
import { callerOf, depthOf } from "@/lib/flow/nested-node";
import type { Json } from "@/lib/util/json";
import type { CallEvent } from "./event";
import type { NodeResult } from "./node-type";
import { type CallSession, SESSION_FORMAT, type StartFacts, type Turn } from "./session";

export function newSession(flow: FlowDocument, facts: StartFacts): CallSession {
  return {
    format: SESSION_FORMAT,
    callId: facts.callId,
    caller: { from: facts.from, to: facts.to },
    startedAtMs: facts.atMs,
    nowMs: facts.atMs,
    language: flow.languages[0] ?? "en-US",
    customer: null,
    authenticated: false,
    vars: {},
    nodeId: null,
    nodeState: null,
    wait: { kind: "service", dueAtMs: null },
    alarms: [],
    queue: null,
    turn: 1,
    stepCount: 0,
    phase: "inCall",
    fellBack: false,
    outcome: { lastNodeId: null, reason: null, resolved: false },
  };
}

/** The answer to the look-up that begins every call; no answer means the caller is simply not known. */
export function customerLookedUp(flow: FlowDocument, session: CallSession, event: CallEvent): void {
  if (event.type !== "customerFound") return;
  session.customer = event.customer;
  session.language = preferredLanguage(flow, event.customer.language) ?? session.language;
}

export function afterCallBegun(before: CallSession, event: Extract<CallEvent, { type: "callEnded" }>): CallSession {
  const { frames, ...rest } = before;
  return {
    ...rest,
    vars: frames?.[0] ?? before.vars,
    nowMs: Math.max(before.nowMs, event.at),
    turn: before.turn + 1,
    phase: "afterCall",
    nodeState: null,
    alarms: [],
    outcome: { ...before.outcome, lastNodeId: before.nodeId, reason: event.reason },
  };
}

export const noTurn = (session: CallSession): Turn => ({ session, effects: [], steps: [], wait: session.wait });

/** Hidden numbers arrive as words or with too few digits, and no customer has them. */
export const isNumber = (phone: string): boolean => /^\+[1-9]\d{5,14}$/.test(phone);

/** The flow's language that is the customer's, exactly or in another region's form. */
function preferredLanguage(flow: FlowDocument, preferred: string | null): string | undefined {
  if (!preferred) return undefined;
  const base = preferred.split("-")[0];
  return flow.languages.find((l) => l === preferred) ?? flow.languages.find((l) => l.split("-")[0] === base);
}

/** Writes what a node's result says about the call into the session. */
export function remember(session: CallSession, nodeId: string, result: NodeResult): void {
  if (result.session) Object.assign(session, result.session);
  if (result.vars) session.vars = withVars(session.vars, result.vars);
  if (result.alarm !== undefined) {
    const others = session.alarms.filter((alarm) => alarm.nodeId !== nodeId);
    session.alarms = result.alarm === null ? others : [...others, { nodeId, ...result.alarm }];
  }
  if (result.resolved) {
    session.alarms = [];
    session.outcome = { ...session.outcome, resolved: true };
  }
}

/** Begins a subflow with variables of its own. */
export function beginFrame(session: CallSession, vars: Record<string, Json>): void {
  session.frames = [...(session.frames ?? []), session.vars];
  session.vars = withVars({}, vars);
}

/**
 * Leaves the subflows that a node does not lie in, with their variables and clocks: a fallback, an escalation or a
 * failure takes a call out of them without a return.
 *
 * @returns false when the call is in fewer subflows than the node: it cannot have come here
 */
export function atDepthOf(session: CallSession, nodeId: string): boolean {
  const depth = depthOf(nodeId);
  const { frames = [] } = session;
  if (frames.length > depth) {
    session.vars = frames[depth] as Record<string, Json>;
    if (depth > 0) session.frames = frames.slice(0, depth);
    else delete session.frames;
  }
  if (session.alarms.some((alarm) => !isInReach(alarm.nodeId, nodeId))) {
    session.alarms = session.alarms.filter((alarm) => isInReach(alarm.nodeId, nodeId));
  }
  return (session.frames?.length ?? 0) === depth;
}

/** Whether a node lies in the same flow as another, or in one around it. */
function isInReach(id: string, from: string): boolean {
  const caller = callerOf(id);
  return caller === null || from.startsWith(`${caller}/`);
}

function withVars(before: Record<string, Json>, set: Record<string, Json>): Record<string, Json> {
  const vars = { ...before };
  for (const [name, value] of Object.entries(set)) {
    if (!Object.hasOwn(vars, name) && Object.keys(vars).length >= limits.variablesPerCall) continue;
    vars[name] = typeof value === "string" ? value.slice(0, limits.variableCharacters) : value;
  }
  return vars;
}
