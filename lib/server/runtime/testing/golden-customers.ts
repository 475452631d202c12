import type { CustomerFacts, InvoiceFacts } from "@/lib/engine/event";
import { hashPin } from "@/lib/server/crm/pin-hash";
import type { PrismaClient } from "@/lib/server/db/prisma";
import type { GoldenCall } from "@/lib/simulator/golden-call";

/** The right PIN of every customer here; no golden call holds one. */
const pinDigits = "73914682";

/** What a caller types who shall be verified, and who shall not. */
export const typedPin = (length: number, right: boolean) =>
  (right ? pinDigits : [...pinDigits].reverse().join("")).padEnd(length, "0").slice(0, length);

/** The customers that a golden call's world speaks of, and nobody else, with what its caller's PIN will come to. */
export async function createCustomers(prisma: PrismaClient, { world, steps }: GoldenCall): Promise<void> {
  await prisma.customer.deleteMany({});
  await prisma.callerLock.deleteMany({});
  const secrets = steps.flatMap(({ caller }) => ("enterSecret" in caller ? [caller] : []));
  const locked = secrets.some(({ crm }) => crm === "locked");
  const pinHash = secrets[0] ? await hashed(typedPin(secrets[0].enterSecret, true)) : null;
  const known = typeof world.customer === "object" ? world.customer : null;
  const proven = world.verifiedCustomer ?? null;
  const create = (facts: CustomerFacts, phone: string | null) =>
    createCustomer(prisma, facts, { phone, pinHash, locked, invoices: invoicesOf(world) });
  await restartTickets(prisma, 1);
  if (known) await create(known, world.from);
  if (proven && proven.id !== known?.id) await create(proven, null);
  await restartTickets(prisma, firstTicket);
}

/** The number that a world's first ticket has when nothing is said of it. */
const firstTicket = 1001;

async function restartTickets(prisma: PrismaClient, next: number): Promise<void> {
  await prisma.$queryRaw`SELECT setval(pg_get_serial_sequence('ticket', 'number'), ${next}::bigint, false)`;
}

/** The invoices that the world lists; undefined when it lists none. */
function invoicesOf({ services }: GoldenCall["world"]): InvoiceFacts[] | undefined {
  const listed = services.listInvoices;
  if (listed === undefined || typeof listed === "string" || Array.isArray(listed)) return undefined;
  return listed.invoices as unknown as InvoiceFacts[];
}

interface Own {
  phone: string | null;
  pinHash: string | null;
  locked: boolean;
  /** In place of as many alike as the facts count. */
  invoices: InvoiceFacts[] | undefined;
}

async function createCustomer(prisma: PrismaClient, facts: CustomerFacts, { phone, pinHash, locked, invoices }: Own) {
  const { openTickets, openInvoices, attributes, ...columns } = facts;
  const at = new Date();
  const invoice = { amountMinor: 4_900, currency: "USD", status: "open", issuedAt: at, dueAt: at };
  await prisma.customer.create({
    data: {
      ...columns,
      attributes: attributes as object,
      pinHash,
      pinLockedUntil: locked ? new Date(Date.now() + 3_600_000) : null,
      tickets: { create: Array.from({ length: openTickets }, () => ({ subject: "No connection" })) },
      invoices: {
        create:
          invoices ?? Array.from({ length: openInvoices }, (_, i) => ({ ...invoice, number: `${facts.id}-${i}` })),
      },
      ...(phone === null ? {} : { phones: { create: { e164: phone } } }),
    },
  });
}

const hashes = new Map<string, Promise<string>>();

/** Hashing takes its time on purpose; the same PIN needs it once. */
function hashed(pin: string): Promise<string> {
  const hash = hashes.get(pin) ?? hashPin(pin);
  hashes.set(pin, hash);
  return hash;
}
