import type { Actor } from "@/lib/server/auth/actor";
import type { PrismaClient } from "@/lib/server/db/prisma";
import type { JsonObject } from "@/lib/util/json";

/** The client, or the transaction in which the change itself is made: then both are kept or neither is. */
export type AuditStore = Pick<PrismaClient, "auditRecord">;

export interface AuditEntry {
  /** `area.pastTense`: `flow.published`, `customer.viewed`. */
  action: string;
  subjectType:
    | "flow"
    | "number"
    | "queue"
    | "destination"
    | "agent"
    | "department"
    | "skill"
    | "audio"
    | "hours"
    | "calendar"
    | "secret"
    | "keys"
    | "user"
    | "invitation"
    | "apiKey"
    | "call"
    | "customer"
    | "recording"
    | "session";
  subjectId: string | null;
  /** What changed, without personal data: it outlives the erasure of a customer. */
  details?: JsonObject;
}

/** Leaves a record of who saw or changed what. Records are never changed. */
export async function audit(store: AuditStore, actor: Actor, entry: AuditEntry): Promise<void> {
  await store.auditRecord.create({
    data: {
      actorKind: actor.kind,
      actorId: actor.kind === "system" ? null : actor.id,
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      details: entry.details ?? {},
    },
  });
}
