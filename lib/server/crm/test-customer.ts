import { randomUUID } from "node:crypto";
import { hashPin } from "@/lib/server/crm/pin-hash";
import type { PrismaClient } from "@/lib/server/db/prisma";

/** A customer for tests: an own id number and phone, PIN 4711 unless said otherwise. */
export async function testCustomer(
  prisma: PrismaClient,
  own: { pin?: string | null; phone?: string; idNumber?: string } = {},
) {
  const digits = String(BigInt(`0x${randomUUID().slice(0, 8)}`)).padStart(10, "0");
  const phone = own.phone ?? `+1555${digits.slice(-7)}`;
  const pin = own.pin === undefined ? "4711" : own.pin;
  const customer = await prisma.customer.create({
    data: {
      idNumber: own.idNumber ?? digits,
      firstName: "Maria",
      lastName: "Tamm",
      email: "maria.tamm@example.com",
      accountType: "gold",
      priority: 2,
      language: "et-EE",
      serviceStatus: "active",
      attributes: { plan: "fibre 500", since: 2019 },
      pinHash: pin === null ? null : await hashPin(pin),
      phones: { create: { e164: phone, label: "mobile" } },
    },
  });
  return { ...customer, phone };
}
