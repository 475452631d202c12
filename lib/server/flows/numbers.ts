import { randomInt } from "node:crypto";
import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import type { Prisma } from "@/lib/server/db/generated/client";
import { isPrismaError } from "@/lib/server/flows/bindings";
import { holdDraft } from "@/lib/server/flows/draft-row";
import { notify } from "@/lib/server/flows/notify";

export interface NumberListItem {
  id: string;
  e164: string;
  label: string;
  carrier: "virtual" | "twilio";
  flow: { id: string; name: string } | null;
  /** The published version that callers hear; null when the flow was never published. */
  version: number | null;
  createdAt: Date;
}

/** By number. */
export async function listNumbers({ prisma }: App): Promise<NumberListItem[]> {
  const numbers = await prisma.phoneNumber.findMany({
    orderBy: { e164: "asc" },
    include: { flow: { select: { id: true, name: true } }, flowVersion: { select: { number: true } } },
  });
  return numbers.map(({ id, e164, label, carrier, flow, flowVersion, createdAt }) => ({
    id,
    e164,
    label,
    carrier: carrier === "twilio" ? "twilio" : "virtual",
    flow,
    version: flowVersion?.number ?? null,
    createdAt,
  }));
}

/** Adds a number of the virtual carrier, which hands out any. @throws AppError conflict `numberTaken` */
export async function createNumber(
  app: App,
  actor: Actor,
  { e164, label, flowId }: { e164: string; label: string; flowId: string | null },
): Promise<{ id: string }> {
  try {
    return await app.prisma.$transaction(async (tx) => {
      const target = await targetOf(tx, flowId);
      const number = await tx.phoneNumber.create({
        data: { e164, label, carrier: "virtual", ...target },
        select: { id: true },
      });
      await audit(tx, actor, {
        action: "number.created",
        subjectType: "number",
        subjectId: number.id,
        details: { e164, flowId },
      });
      await notify(tx, ...topicsOf(flowId));
      return number;
    });
  } catch (error) {
    if (isPrismaError(error, "P2002"))
      throw new AppError("conflict", "This number is here already.", { reason: "numberTaken" });
    throw error;
  }
}

/** Lets a number's next callers reach another flow (its newest version), or none. Running calls go on where they are. */
export async function assignNumber(app: App, actor: Actor, id: string, flowId: string | null): Promise<void> {
  await changeNumber(app, actor, id, "number.assigned", { flowId }, (tx) => targetOf(tx, flowId));
}

export async function labelNumber(app: App, actor: Actor, id: string, label: string): Promise<void> {
  await changeNumber(app, actor, id, "number.labelled", { label }, async () => ({ label }));
}

/** Forgets a number here; at a real carrier it stays yours. */
export async function deleteNumber(app: App, actor: Actor, id: string): Promise<void> {
  await changeNumber(app, actor, id, "number.deleted", {}, async () => "delete");
}

/** A free number from the range that no operator gives out (555-01xx), for a first try. */
export async function suggestNumber({ prisma }: Pick<App, "prisma">): Promise<string> {
  for (;;) {
    const e164 = `+1555010${String(randomInt(10_000)).padStart(4, "0")}`;
    if (!(await prisma.phoneNumber.findUnique({ where: { e164 } }))) return e164;
  }
}

/** @param changed what becomes of it, asked before the number is held: whoever publishes holds a draft first, too */
async function changeNumber(
  app: App,
  actor: Actor,
  id: string,
  action: string,
  details: Record<string, string | null>,
  changed: (tx: Prisma.TransactionClient) => Promise<Prisma.PhoneNumberUncheckedUpdateInput | "delete">,
): Promise<void> {
  await app.prisma.$transaction(async (tx) => {
    const data = await changed(tx);
    await tx.$executeRaw`SELECT 1 FROM phone_number WHERE id = ${id} FOR UPDATE`;
    const before = await tx.phoneNumber.findUnique({ where: { id } });
    if (!before) throw new AppError("notFound", "There is no such number.");
    const after = await (data === "delete"
      ? tx.phoneNumber.delete({ where: { id } }).then(() => null)
      : tx.phoneNumber.update({ where: { id }, data }));
    await audit(tx, actor, {
      action,
      subjectType: "number",
      subjectId: id,
      details: { e164: before.e164, ...details },
    });
    await notify(tx, ...topicsOf(before.flowId, after?.flowId ?? null));
  });
}

/** Who has one of these flows open sees its numbers there. */
const topicsOf = (...flowIds: (string | null)[]) => [
  "numbers",
  "flows",
  ...new Set(flowIds.flatMap((id) => (id === null ? [] : `flow:${id}`))),
];

/** @throws AppError notFound, conflict `flowArchived` */
async function targetOf(tx: Prisma.TransactionClient, flowId: string | null) {
  if (flowId === null) return { flowId: null, flowVersionId: null };
  await holdDraft(tx, flowId);
  const flow = await tx.flow.findUnique({
    where: { id: flowId },
    include: { versions: { select: { id: true }, orderBy: { number: "desc" }, take: 1 } },
  });
  if (!flow) throw new AppError("notFound", "There is no such flow.");
  if (flow.archivedAt)
    throw new AppError("conflict", "This flow is archived. Bring it back first.", { reason: "flowArchived" });
  return { flowId, flowVersionId: flow.versions[0]?.id ?? null };
}
