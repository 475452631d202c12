import { AppError } from "@/lib/server/api/app-error";
import type { CallwrightApp } from "@/lib/server/app";
import type { JsonObject } from "@/lib/util/json";

/** Everything about a customer but the timeline, and of the PIN only whether there is one. @throws AppError notFound */
export async function getCustomer({ prisma }: Pick<CallwrightApp, "prisma">, id: string) {
  const customer = await prisma.customer.findUnique({
    where: { id },
    include: {
      phones: { orderBy: { e164: "asc" }, select: { id: true, e164: true, label: true } },
      invoices: { orderBy: { issuedAt: "desc" }, take: SHOWN },
      tickets: { orderBy: { createdAt: "desc" }, take: SHOWN },
      tasks: { orderBy: [{ status: "desc" }, { createdAt: "desc" }], take: SHOWN },
      _count: { select: { invoices: true, tickets: true, tasks: true } },
    },
  });
  if (!customer) throw noSuchCustomer();
  const { pinHash, pinFailures, pinLockedUntil, attributes, _count, ...rest } = customer;
  return {
    ...rest,
    attributes: attributes as JsonObject,
    pin: {
      isSet: pinHash !== null,
      failures: pinFailures,
      lockedUntil: pinLockedUntil && pinLockedUntil > new Date() ? pinLockedUntil : null,
    },
    counts: _count,
  };
}

export const noSuchCustomer = () => new AppError("notFound", "There is no such customer.");

/** Of each kind; more are on the timeline. */
const SHOWN = 20;
