import type { CallwrightApp } from "@/lib/server/app";

interface Entry<Kind extends string, Data> {
  kind: Kind;
  id: string;
  at: Date;
  data: Data;
}

interface Contact {
  callId: string | null;
  summary: string;
  disposition: string | null;
  /** Who wrote it; null when the system did. */
  author: string | null;
}

/** One thing that happened with a customer. */
export type TimelineEntry =
  | Entry<
      "call",
      {
        callId: string;
        state: string;
        endReason: string | null;
        /** Null while the call runs. */
        seconds: number | null;
        flow: string | null;
        dialledNumber: string;
        /** From after-call work, null when there was none. */
        summary: string | null;
        disposition: string | null;
      }
    >
  | Entry<"note", Contact>
  /** A call that another system told of: its session is not here. */
  | Entry<"callElsewhere", Contact>
  | Entry<
      "voicemail",
      Contact & { recording: { id: string; status: "pending" | "stored" | "failed"; seconds: number | null } | null }
    >
  | Entry<"ticket", { number: number; subject: string; status: string; callId: string | null }>
  | Entry<"task", { title: string; department: string | null; status: string; callId: string | null }>;

export interface TimelinePage {
  items: TimelineEntry[];
  /** Give it for the next page; null on the last. */
  next: { at: Date; id: string } | null;
}

/** Calls, notes, voicemails, tickets and tasks of a customer, newest first. */
export async function customerTimeline(
  { pool }: Pick<CallwrightApp, "pool">,
  customerId: string,
  { after, limit }: { after: TimelinePage["next"]; limit: number },
): Promise<TimelinePage> {
  const { rows } = await pool.query<TimelineEntry>(TIMELINE_SQL, [
    customerId,
    after ? after.at.toISOString().slice(0, -1) : "infinity",
    after?.id ?? "",
    limit + 1,
  ]);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? { at: last.at, id: last.id } : null };
}

/** The newest `$4` of one source before the cursor `$2, $3`; each source has an index on the customer. */
function newest(kind: string, at: string, id: string, data: string, from: string): string {
  return `(SELECT ${kind} AS kind, ${id} AS id, ${at} AS at, json_build_object(${data}) AS data FROM ${from}
    AND (${at}, ${id}) < ($2::timestamp, $3) ORDER BY ${at} DESC, ${id} DESC LIMIT $4)`;
}

const calls = newest(
  "'call'",
  "s.started_at",
  "s.call_id",
  `'callId', s.call_id, 'state', s.state, 'endReason', s.end_reason, 'flow', f.name, 'dialledNumber', s.dialled_number,
   'seconds', round(extract(epoch FROM s.ended_at - s.started_at)), 'summary', w.summary, 'disposition', w.disposition`,
  `call_session s LEFT JOIN flow f ON f.id = s.flow_id LEFT JOIN LATERAL (
     SELECT summary, disposition FROM interaction i WHERE i.call_id = s.call_id AND i.customer_id = $1 AND i.kind = 'call'
     ORDER BY i.at DESC LIMIT 1) w ON true
   WHERE s.customer_id = $1`,
);

const contacts = newest(
  "CASE WHEN i.kind = 'call' THEN 'callElsewhere' WHEN i.kind = 'voicemail' THEN 'voicemail' ELSE 'note' END",
  "i.at",
  "i.id",
  `'callId', i.call_id, 'summary', i.summary, 'disposition', i.disposition, 'author', u.name,
   'recording', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'status', r.status, 'seconds', r.duration_seconds) END`,
  `interaction i LEFT JOIN "user" u ON u.id = i.details->>'authorId'
     LEFT JOIN recording r ON r.carrier_sid = i.details->>'recordingSid' AND r.customer_id = i.customer_id
   WHERE i.customer_id = $1 AND NOT (i.kind = 'call' AND EXISTS (
     SELECT FROM call_session s WHERE s.call_id = i.call_id AND s.customer_id = $1))`,
);

const tickets = newest(
  "'ticket'",
  "t.created_at",
  "t.id",
  "'number', t.number, 'subject', t.subject, 'status', t.status, 'callId', t.call_id",
  "ticket t WHERE t.customer_id = $1",
);

const tasks = newest(
  "'task'",
  "k.created_at",
  "k.id",
  "'title', k.title, 'department', k.department, 'status', k.status, 'callId', k.call_id",
  "task k WHERE k.customer_id = $1",
);

const TIMELINE_SQL = `${[calls, contacts, tickets, tasks].join(" UNION ALL ")} ORDER BY at DESC, id DESC LIMIT $4`;
