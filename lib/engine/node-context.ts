import { type Condition, holds } from "@/lib/flow/condition";
import type { FlowDocument } from "@/lib/flow/document";
import { type Prompt, pickContent } from "@/lib/flow/prompt";
import { renderTemplate } from "@/lib/flow/template";
import type { Json, JsonObject } from "@/lib/util/json";
import type { CompiledFlow, CompiledNode } from "./compile";
import type { SpokenEffect } from "./effect";
import type { NodeContext } from "./node-type";
import type { CallSession } from "./session";

/** What one node may see and use while it runs. The facts are gathered once, and only when they are asked for. */
export function nodeContext(compiled: CompiledFlow, session: CallSession, found: CompiledNode): NodeContext {
  const { id, config, home: flow } = found;
  let gathered: Json | undefined;
  const facts = () => {
    gathered ??= callFacts(compiled, flow, session);
    return gathered;
  };
  return {
    nodeId: id,
    config,
    flow,
    session,
    atMs: session.nowMs,
    state: session.nodeState,
    facts,
    speak: (prompt, more) =>
      session.phase === "inCall" ? speak(prompt, flow, session, () => withMore(facts(), more)) : [],
    fill: (template, escaping) => renderTemplate(template, needsFacts(template) ? facts() : null, escaping),
    holds: (condition: Condition, more?: JsonObject) => holds(condition, withMore(facts(), more)),
  };
}

const withMore = (facts: Json, more: JsonObject | undefined): Json =>
  more === undefined ? facts : { ...(facts as JsonObject), ...more };

/** The tree that templates and conditions read. */
function callFacts(compiled: CompiledFlow, flow: FlowDocument, session: CallSession): Json {
  const { caller, customer, queue, outcome } = session;
  const last = outcome.lastNodeId === null ? null : compiled.find(outcome.lastNodeId);
  return {
    customer: customer as Json,
    call: {
      id: session.callId,
      from: caller.from,
      to: caller.to,
      language: session.language,
      authenticated: session.authenticated,
      startedAtMs: session.startedAtMs,
      durationSeconds: Math.floor((session.nowMs - session.startedAtMs) / 1000),
      lastNode: last === null || typeof last === "string" ? null : last.node.label,
      endReason: outcome.reason,
      resolved: outcome.resolved,
    },
    vars: session.vars,
    queue: queue && {
      name: queue.name,
      position: queue.position,
      estimatedWaitSeconds: queue.estimatedWaitSeconds,
      estimatedWaitMinutes:
        queue.estimatedWaitSeconds === null ? null : Math.max(1, Math.ceil(queue.estimatedWaitSeconds / 60)),
      waitedSeconds: Math.floor((session.nowMs - queue.enteredAtMs) / 1000),
    },
    company: companyFacts(flow, session.language),
  };
}

function companyFacts(flow: FlowDocument, language: string): Json {
  const facts: Record<string, Json> = {};
  for (const [fact, texts] of Object.entries(flow.company)) {
    const text = texts[language] ?? texts[flow.languages[0] ?? ""];
    if (text) facts[fact] = text;
  }
  return facts;
}

function speak(prompt: Prompt, flow: FlowDocument, session: CallSession, facts: () => Json): SpokenEffect[] {
  const picked = pickContent(prompt, session.language, flow.languages);
  if (!picked) return [];
  const { content, language } = picked;
  if ("play" in content) return [{ type: "play", source: content.play }];
  const text = renderTemplate(content.say, needsFacts(content.say) ? facts() : null).trim();
  if (text === "") return [];
  return [content.voice ? { type: "say", text, language, voice: content.voice } : { type: "say", text, language }];
}

const needsFacts = (template: string) => template.includes("{");
