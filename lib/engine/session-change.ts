import type { FlowDocument } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";
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
  return {
    ...before,
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
  if (result.frame) changeFrame(session, result.frame);
  if (result.alarm !== undefined) {
    const others = session.alarms.filter((alarm) => alarm.nodeId !== nodeId);
    session.alarms = result.alarm === null ? others : [...others, { nodeId, ...result.alarm }];
  }
  if (result.resolved) {
    session.alarms = [];
    session.outcome = { ...session.outcome, resolved: true };
  }
}

function withVars(before: Record<string, Json>, set: Record<string, Json>): Record<string, Json> {
  const vars = { ...before };
  for (const [name, value] of Object.entries(set)) {
    if (!Object.hasOwn(vars, name) && Object.keys(vars).length >= limits.variablesPerCall) continue;
    vars[name] = typeof value === "string" ? value.slice(0, limits.variableCharacters) : value;
  }
  return vars;
}

function changeFrame(session: CallSession, frame: NonNullable<NodeResult["frame"]>): void {
  const { frames = [], vars } = session;
  if ("enter" in frame) {
    session.frames = [...frames, vars];
    session.vars = withVars({}, frame.enter);
    return;
  }
  const outer = frames.at(-1);
  if (outer === undefined) return;
  session.vars = withVars(outer, frame.leave);
  if (frames.length > 1) session.frames = frames.slice(0, -1);
  else delete session.frames;
}
