import type { CrmWrite } from "@/lib/engine/effect";
import { cleanText } from "@/lib/server/crm/clean-text";
import { type InteractionInput, limits, type TaskInput, type TicketInput } from "@/lib/server/crm/records";

/** One record to add, in the words of the REST interface. */
export type WriteOrder =
  | { resource: "interactions"; customerId: string; body: InteractionInput }
  | { resource: "tickets"; customerId: string; body: TicketInput }
  | { resource: "tasks"; customerId: string | null; body: TaskInput };

/**
 * What a call's effect means as a record; null when there is nothing to write. All connectors go through here, so that a
 * call leaves the same behind whichever customer database stands there. What is too long is cut, because a refused note
 * would be lost.
 *
 * A caller nobody knows has no timeline: a note or voicemail stays with the call alone, and a ticket becomes a task, so
 * that somebody sees it.
 */
export function writeOrder(effect: CrmWrite, context: { callId: string; atMs: number }): WriteOrder | null {
  const { callId } = context;
  const at = new Date(context.atMs).toISOString();
  switch (effect.type) {
    case "addInteraction":
      return effect.customerId === null
        ? null
        : {
            resource: "interactions",
            customerId: effect.customerId,
            body: {
              kind: effect.kind,
              at,
              callId,
              summary: clip(effect.summary, limits.summary) || effect.kind,
              disposition: effect.disposition && clip(effect.disposition, limits.disposition),
              details: JSON.stringify(effect.details).length > limits.detailsCharacters ? {} : effect.details,
            },
          };
    case "keepVoicemail":
      return effect.customerId === null
        ? null
        : {
            resource: "interactions",
            customerId: effect.customerId,
            body: {
              kind: "voicemail",
              at,
              callId,
              summary: `Voicemail, ${Math.round(effect.durationSeconds)} s`,
              disposition: null,
              details: {
                recordingSid: effect.recordingSid,
                nodeId: effect.nodeId,
                durationSeconds: effect.durationSeconds,
              },
            },
          };
    case "createTask":
      return task(effect.customerId, effect.title, effect.department, effect.dueAtMs);
    case "openTicket":
      if (effect.customerId === null) return task(null, effect.subject, null, null);
      return {
        resource: "tickets",
        customerId: effect.customerId,
        body: {
          subject: clip(effect.subject, limits.title) || "Ticket from a call",
          priority: Math.min(5, Math.max(1, Math.round(effect.priority) || 3)),
          callId,
        },
      };
  }

  function task(
    customerId: string | null,
    title: string,
    department: string | null,
    dueAtMs: number | null,
  ): WriteOrder {
    const dueAt = dueAtMs === null ? null : new Date(dueAtMs).toISOString();
    const body = {
      title: clip(title, limits.title) || "Follow up",
      department: department && clip(department, 100),
      dueAt,
      callId,
    };
    return { resource: "tasks", customerId, body };
  }
}

function clip(text: string, length: number): string {
  const whole = cleanText(text).trim();
  return whole.length <= length ? whole : `${cleanText(whole.slice(0, length - 1))}…`;
}
