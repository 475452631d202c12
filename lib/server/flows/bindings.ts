import type { Bindings } from "@/lib/flow/catalogue";
import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import { Prisma } from "@/lib/server/db/generated/client";
import { flowsUsing, refuseInUse } from "@/lib/server/flows/flows-using";
import { holdAgents, refuseStillNamed } from "@/lib/server/flows/named-by";
import { notify } from "@/lib/server/flows/notify";

/** What this installation has of the things that flows name. */
export async function readBindings(
  tx: Pick<
    Prisma.TransactionClient,
    "queue" | "destination" | "agent" | "department" | "skill" | "audioPrompt" | "hours" | "calendar" | "secret"
  >,
): Promise<Bindings> {
  const byName = { select: { name: true }, orderBy: { name: "asc" } } as const;
  const [queues, destinations, agents, departments, skills, audio, hours, calendars, secrets] = [
    await tx.queue.findMany(byName),
    await tx.destination.findMany(byName),
    await tx.agent.findMany(byName),
    await tx.department.findMany(byName),
    await tx.skill.findMany(byName),
    await tx.audioPrompt.findMany(byName),
    await tx.hours.findMany(byName),
    await tx.calendar.findMany(byName),
    await tx.secret.findMany(byName),
  ];
  const names = (rows: { name: string }[]) => rows.map(({ name }) => name);
  return {
    queues: names(queues),
    destinations: names(destinations),
    agents: names(agents),
    departments: names(departments),
    skills: names(skills),
    audio: names(audio),
    hours: names(hours),
    calendars: names(calendars),
    secrets: names(secrets),
  };
}

export interface QueueInput {
  name: string;
  label: string;
  /** Service-level threshold. */
  serviceSeconds: number;
}

/** Makes a queue, or changes the one with this id. Its name is what flows use, so it stays. @throws AppError conflict `nameTaken` */
export async function saveQueue(app: App, actor: Actor, id: string | null, input: QueueInput): Promise<{ id: string }> {
  return saveBinding(app, actor, "queue", id, (tx) => {
    const { name, ...changes } = input;
    return id === null
      ? tx.queue.create({ data: input, select: { id: true } })
      : tx.queue.update({ where: { id }, data: changes, select: { id: true } });
  });
}

export interface DestinationInput {
  name: string;
  label: string;
  /** E.164. */
  numbers: string[];
  /** Names of agents. */
  agents: string[];
  /** Rung together, or one after the other: the numbers, then the agents. */
  mode: "together" | "inOrder";
  /** For each of them; null: as long as the flow says. */
  ringSeconds: number | null;
  /** Whoever answers has to press 1. */
  screen: boolean;
}

/** As `saveQueue`, for an outside number or a ring group. @throws AppError notFound `noSuchAgent` */
export async function saveDestination(
  app: App,
  actor: Actor,
  id: string | null,
  input: DestinationInput,
): Promise<{ id: string }> {
  return saveBinding(app, actor, "destination", id, async (tx) => {
    await holdAgents(tx, input.agents);
    const { name, ...changes } = input;
    return id === null
      ? tx.destination.create({ data: input, select: { id: true } })
      : tx.destination.update({ where: { id }, data: changes, select: { id: true } });
  });
}

/** What is bound by this module, by the kind that flows, audits and refusals know it by. */
export type BindingKind = "queue" | "destination" | "agent" | "department" | "skill" | "hours" | "calendar";

/**
 * Deletes what neither a live flow, nor one that is to be published, nor anything else here names.
 *
 * @throws AppError notFound; conflict `inUse` or `inSchedule` with the flows that name it, or `stillNamed`
 */
export async function deleteBinding(app: App, actor: Actor, kind: BindingKind, id: string): Promise<void> {
  await app.prisma.$transaction(async (tx) => {
    const table = tableOf(tx, kind);
    const found = await table.findUnique({ where: { id } });
    if (!found) throw new AppError("notFound", "It is gone already.");
    await refuseStillNamed(tx, kind, { id, name: found.name });
    refuseInUse(await flowsUsing(tx, kind, found.name));
    await table.delete({ where: { id } });
    await audit(tx, actor, {
      action: `${kind}.deleted`,
      subjectType: kind,
      subjectId: id,
      details: { name: found.name },
    });
    await notify(tx, "bindings");
  });
}

interface Table {
  findUnique(query: { where: { id: string } }): Promise<{ name: string } | null>;
  delete(query: { where: { id: string } }): Promise<unknown>;
}

const tableOf = (tx: Prisma.TransactionClient, kind: BindingKind): Table =>
  ({
    queue: tx.queue,
    destination: tx.destination,
    agent: tx.agent,
    department: tx.department,
    skill: tx.skill,
    hours: tx.hours,
    calendar: tx.calendar,
  })[kind] as unknown as Table;

/** @throws AppError conflict `nameTaken`; notFound */
export async function saveBinding(
  app: App,
  actor: Actor,
  kind: BindingKind,
  id: string | null,
  save: (tx: Prisma.TransactionClient) => Promise<{ id: string }>,
): Promise<{ id: string }> {
  try {
    return await app.prisma.$transaction(async (tx) => {
      const saved = await save(tx);
      await audit(tx, actor, {
        action: `${kind}.${id === null ? "created" : "changed"}`,
        subjectType: kind,
        subjectId: saved.id,
      });
      await notify(tx, "bindings");
      return saved;
    });
  } catch (error) {
    if (isPrismaError(error, "P2002")) throw new AppError("conflict", "This name is taken.", { reason: "nameTaken" });
    if (isPrismaError(error, "P2025") || isPrismaError(error, "P2003"))
      throw new AppError("notFound", "It is gone already.");
    throw error;
  }
}

/** P2002: a unique field is taken. P2003: a row that this one needs is gone. P2025: the row itself is. https://www.prisma.io/docs/orm/reference/error-reference */
export function isPrismaError(error: unknown, code: "P2002" | "P2003" | "P2025"): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === code;
}
