import { pickContent } from "@/lib/flow/prompt";
import { findNodeType } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import type { NodeType } from "./node-type";
import type { CallEvent } from "./event";
import type { CallSession, Turn } from "./session";

export interface StartFacts {
  callId: string;
  from: string;
  to: string;
  atMs: number;
}

export interface Engine {
  start(flow: FlowDocument, facts: StartFacts): Turn;
  resume(flow: FlowDocument, session: CallSession, event: CallEvent): Turn;
}
