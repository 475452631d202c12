import type { Effect } from "@/lib/engine/effect";
import type { NodeContext } from "@/lib/engine/node-type";
import type { Condition } from "@/lib/flow/condition";
import type { AfterCallWorkConfig } from "./index";

type Context = NodeContext<AfterCallWorkConfig>;

/** Everything that is written about a call, in the order summary, note, task, ticket; and how the call went. */
export function writeUp(context: Context): { effects: Effect[]; disposition: string | null } {
  const { config, session, fill, atMs } = context;
  const customerId = session.customer?.id ?? null;
  const disposition = decide(context);
  const effects: Effect[] = [];

  const summary = fill(config.summary).trim();
  if (summary) {
    const details = callDetails(context);
    effects.push({ type: "addInteraction", customerId, kind: "call", summary, disposition, details });
  }
  const note = fill(config.note).trim();
  if (note) {
    effects.push({ type: "addInteraction", customerId, kind: "note", summary: note, disposition: null, details: {} });
  }
  const { followUp, ticket } = config;
  if (followUp && fits(followUp, context)) {
    const dueAtMs = followUp.dueInHours === null ? null : atMs + followUp.dueInHours * 3_600_000;
    const department = followUp.department || null;
    effects.push({ type: "createTask", customerId, title: fill(followUp.title), department, dueAtMs });
  }
  if (ticket && fits(ticket, context)) {
    effects.push({ type: "openTicket", customerId, subject: fill(ticket.subject), priority: ticket.priority });
  }
  return { effects, disposition };
}

/** The first rule that holds, else the default, else what an earlier node decided. */
function decide(context: Context): string | null {
  const { config, session } = context;
  const rule = config.dispositions.find((candidate) => fits(candidate, context));
  const earlier = session.vars.disposition;
  return rule?.disposition || config.defaultDisposition || (typeof earlier === "string" ? earlier : null);
}

const callDetails = ({ session: { outcome, startedAtMs }, atMs }: Context) => ({
  endReason: outcome.reason,
  lastNodeId: outcome.lastNodeId,
  resolved: outcome.resolved,
  durationSeconds: Math.floor((atMs - startedAtMs) / 1000),
});

const fits = (rule: { when?: Condition | undefined }, { holds }: Context) => !rule.when || holds(rule.when);
