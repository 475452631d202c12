import type { NodeDefinition } from "@/lib/flow/catalogue";
import type { Condition } from "@/lib/flow/condition";
import type { FlowDocument } from "@/lib/flow/document";
import type { Prompt } from "@/lib/flow/prompt";
import type { TemplateEscape } from "@/lib/flow/template";
import type { Json, JsonObject } from "@/lib/util/json";
import type { Effect, SpokenEffect } from "./effect";
import type { CallEvent } from "./event";
import type { Alarm, CallSession, WaitKind } from "./session";

/** What a node sees of the call. */
export interface NodeContext<C = unknown> {
  nodeId: string;
  config: C;
  /** The flow this node is drawn in, be it a subflow. */
  flow: FlowDocument;
  session: Readonly<CallSession>;
  /** The event's time, Unix milliseconds: the only clock there is. */
  atMs: number;
  /** What this node kept when it began to wait; null on `enter`. */
  state: Json;
  /** The prompt in the call's language with the call's facts filled in, and, when given, these beside them; empty when there is nothing to say, or nobody to say it to. */
  speak(prompt: Prompt, more?: JsonObject): SpokenEffect[];
  /** A text template filled with the call's facts, each written as the place it stands in needs it. */
  fill(template: string, escaping?: TemplateEscape): string;
  /** Whether a condition holds over the call's facts and, when given, these beside them. */
  holds(condition: Condition, more?: JsonObject): boolean;
  /** The facts themselves: `{ customer, call, vars, queue, company }`. */
  facts(): Json;
}

interface ResultCommon {
  /** In the order in which the caller hears them or the server performs them. */
  effects?: Effect[];
  /** Variables to set, seen by later nodes as `vars.name`. */
  vars?: Record<string, Json>;
  /** Other parts of the session a node may change. */
  session?: Partial<Pick<CallSession, "language" | "customer" | "authenticated" | "queue">>;
  /** Start (or, with null, stop) this node's clock. */
  alarm?: Omit<Alarm, "nodeId"> | null;
  /** For the timeline, in short English; never a secret. */
  note?: string;
  /** The call's purpose is met (an agent answered, a message was left): running clocks stop. */
  resolved?: boolean;
}

export type NodeResult = ResultCommon &
  (
    | { exit: string }
    /** Wait for the carrier or a service; the last effect is the one that hands over. */
    | { wait: WaitKind; state?: Json; dueAtMs?: number | null }
    /** Go on inside this node's subflow with these variables and no others. */
    | { inside: Record<string, Json> }
    /** End the subflow that this node lies in by an outcome; the node that runs it says what comes of it. */
    | { returns: string }
    /** Nothing follows: hang up, or the end of after-call work. */
    | { end: true }
  );

/**
 * How a node behaves in a call. Both functions are pure and synchronous: services are effects, their answers are
 * events. A node that throws, or returns an exit it does not have, leaves by its failure exit and the call goes on.
 */
export interface NodeType<C = unknown> extends NodeDefinition<C> {
  enter(context: NodeContext<C>): NodeResult;
  /** Called with an event that the wait accepts. Absent in nodes that never wait. */
  resume?(context: NodeContext<C>, event: CallEvent): NodeResult;
  /** Called when its subflow has returned, with the subflow's variables still in the session; those it sets are its own flow's. Absent in nodes that run none. */
  returned?(context: NodeContext<C>, outcome: string): NodeResult;
  /** Where a call goes when this node breaks; null: the flow's fallback. */
  failureExit(config: C): string | null;
}

/**
 * Gives a node type its config's type inside and hides it outside, so that a registry can hold them all. The engine
 * parses every config with the node's own schema before the node sees it, which is what makes this sound.
 */
export function defineNode<C>(nodeType: NodeType<C>): NodeType {
  return nodeType as unknown as NodeType;
}
