import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import { hashPin } from "@/lib/server/crm/pin-hash";
import type { CustomerFields } from "@/lib/server/customers/customer-fields";
import { noSuchCustomer } from "@/lib/server/customers/get-customer";
import type { Prisma } from "@/lib/server/db/generated/client";
import { isPrismaError } from "@/lib/server/flows/bindings";

export interface NewCustomer extends CustomerFields {
  phones: { e164: string; label: string }[];
  pin: string | null;
}

/** @throws AppError conflict `idNumberTaken` */
export async function createCustomer(
  app: App,
  actor: Actor,
  { phones, pin, ...fields }: NewCustomer,
): Promise<{ id: string }> {
  const pinHash = pin === null ? null : await hashPin(pin);
  return change(app, actor, "customer.created", {}, async (tx) => {
    const data = { ...fields, pinHash, phones: { create: phones } };
    return tx.customer.create({ data, select: { id: true } });
  });
}

/** Changes only what is given, so that two people who edit different fields lose nothing. @throws as createCustomer, notFound */
export async function updateCustomer(
  app: App,
  actor: Actor,
  id: string,
  fields: Partial<CustomerFields>,
): Promise<void> {
  await change(app, actor, "customer.changed", { fields: Object.keys(fields).sort() }, (tx) =>
    tx.customer.update({ where: { id }, data: fields, select: { id: true } }),
  );
}

/** A new PIN, or none (null). Either way earlier failures and a lock are gone. */
export async function setPin(app: App, actor: Actor, id: string, pin: string | null): Promise<void> {
  const pinHash = pin === null ? null : await hashPin(pin);
  const data = { pinHash, pinFailures: 0, pinLockedUntil: null };
  const action = pin === null ? "customer.pinRemoved" : "customer.pinSet";
  await change(app, actor, action, {}, (tx) => tx.customer.update({ where: { id }, data, select: { id: true } }));
}

/** Lets a customer who forgot how to type the PIN try again at once. */
export async function unlockPin(app: App, actor: Actor, id: string): Promise<void> {
  const data = { pinFailures: 0, pinLockedUntil: null };
  await change(app, actor, "customer.pinUnlocked", {}, (tx) =>
    tx.customer.update({ where: { id }, data, select: { id: true } }),
  );
}

/** @throws AppError conflict `phoneThere` when the customer has the number already */
export async function addPhone(
  app: App,
  actor: Actor,
  id: string,
  phone: { e164: string; label: string },
): Promise<void> {
  await change(app, actor, "customer.phoneAdded", {}, async (tx) => {
    if (!(await tx.customer.findUnique({ where: { id }, select: { id: true } }))) throw noSuchCustomer();
    await tx.customerPhone.create({ data: { customerId: id, ...phone } });
    return { id };
  });
}

/** A number that is gone already is no error. */
export async function removePhone(app: App, actor: Actor, id: string, phoneId: string): Promise<void> {
  await change(app, actor, "customer.phoneRemoved", {}, async (tx) => {
    await tx.customerPhone.deleteMany({ where: { id: phoneId, customerId: id } });
    return { id };
  });
}

export async function addNote(app: App, actor: Actor, id: string, text: string): Promise<void> {
  await change(app, actor, "customer.noteAdded", {}, async (tx) => {
    if (!(await tx.customer.findUnique({ where: { id }, select: { id: true } }))) throw noSuchCustomer();
    const details = actor.kind === "user" ? { authorId: actor.id } : {};
    await tx.interaction.create({ data: { customerId: id, kind: "note", at: new Date(), summary: text, details } });
    return { id };
  });
}

export async function setTaskStatus(
  app: App,
  actor: Actor,
  { customerId, taskId, status }: { customerId: string; taskId: string; status: "open" | "done" },
): Promise<void> {
  await change(app, actor, "task.changed", { status }, async (tx) => {
    const { count } = await tx.task.updateMany({ where: { id: taskId, customerId }, data: { status } });
    if (count === 0) throw new AppError("notFound", "There is no such task.");
    return { id: customerId };
  });
}

export async function setTicketStatus(
  app: App,
  actor: Actor,
  { customerId, ticketId, status }: { customerId: string; ticketId: string; status: string },
): Promise<void> {
  await change(app, actor, "ticket.changed", { status }, async (tx) => {
    const { count } = await tx.ticket.updateMany({ where: { id: ticketId, customerId }, data: { status } });
    if (count === 0) throw new AppError("notFound", "There is no such ticket.");
    return { id: customerId };
  });
}

/** The change and its audit record, both or neither. Details name fields, never what is in them. */
async function change(
  app: App,
  actor: Actor,
  action: string,
  details: Record<string, string | string[]>,
  work: (tx: Prisma.TransactionClient) => Promise<{ id: string }>,
): Promise<{ id: string }> {
  try {
    return await app.prisma.$transaction(async (tx) => {
      const { id } = await work(tx);
      await audit(tx, actor, { action, subjectType: "customer", subjectId: id, details });
      return { id };
    });
  } catch (error) {
    if (isPrismaError(error, "P2025")) throw noSuchCustomer();
    if (!isPrismaError(error, "P2002")) throw error;
    if (action === "customer.phoneAdded") {
      throw new AppError("conflict", "The customer has this number already.", { reason: "phoneThere" });
    }
    throw new AppError("conflict", "Another customer has this id number.", { reason: "idNumberTaken" });
  }
}
