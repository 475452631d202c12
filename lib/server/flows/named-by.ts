import { AppError } from "@/lib/server/api/app-error";
import { Prisma } from "@/lib/server/db/generated/client";
import type { BindingKind } from "./bindings";

// Calendars name opening hours, and ring groups name agents, as flows do: by a name that nothing in the database watches.

/**
 * Holds what has this id until the transaction ends, so that nobody begins to name it meanwhile.
 *
 * @throws AppError conflict `stillNamed` with the labels of what names it, flows apart
 */
export async function refuseStillNamed(
  tx: Prisma.TransactionClient,
  kind: BindingKind,
  { id, name }: { id: string; name: string },
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM ${Prisma.raw(kind)} WHERE id = ${id} FOR UPDATE`;
  const byLabel = { select: { label: true }, orderBy: { label: "asc" } } as const;
  const calendars = kind === "hours" ? await tx.calendar.findMany({ where: { hours: name }, ...byLabel }) : [];
  const agents = kind === "hours" ? await tx.agent.findMany({ where: { hoursId: id }, ...byLabel }) : [];
  const groups =
    kind === "agent" ? await tx.destination.findMany({ where: { agents: { has: name } }, ...byLabel }) : [];
  if (calendars.length + agents.length + groups.length === 0) return;
  const labels = (rows: { label: string }[]) => rows.map(({ label }) => label).join(", ");
  throw new AppError("conflict", `Still named by ${labels([...calendars, ...agents, ...groups])}.`, {
    reason: "stillNamed",
    values: {
      calendarCount: calendars.length,
      calendars: labels(calendars),
      agentCount: agents.length,
      agents: labels(agents),
      groupCount: groups.length,
      groups: labels(groups),
    },
  });
}

/** Holds opening hours that are about to be named. @throws AppError notFound `noSuchHours` */
export async function holdHours(tx: Prisma.TransactionClient, name: string): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`SELECT id FROM hours WHERE name = ${name} FOR SHARE`;
  if (found.length === 0)
    throw new AppError("notFound", `There are no opening hours ${name}.`, { reason: "noSuchHours", values: { name } });
}

/** Holds agents that are about to be named. @throws AppError notFound `noSuchAgent` with the first that is not there */
export async function holdAgents(tx: Prisma.TransactionClient, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const found = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM agent WHERE name = ANY(${names}) FOR SHARE`;
  const known = new Set(found.map(({ name }) => name));
  const missing = names.find((name) => !known.has(name));
  if (missing === undefined) return;
  throw new AppError("notFound", `There is no agent ${missing}.`, { reason: "noSuchAgent", values: { name: missing } });
}
