import type { CallwrightApp } from "@/lib/server/app";
import { hashPin } from "@/lib/server/crm/pin-hash";
import { type DemoCustomer, demoCustomers } from "@/lib/server/customers/demo";

/** Adds the demonstration's customers that are not there yet, each with everything that belongs to it or not at all. */
export async function seedCustomers({ prisma }: Pick<CallwrightApp, "prisma">, now = Date.now()): Promise<void> {
  const there = await prisma.customer.findMany({ select: { idNumber: true } });
  const missing = demoCustomers.filter(({ idNumber }) => there.every((customer) => customer.idNumber !== idNumber));
  for (const customer of missing) await prisma.customer.create({ data: await rows(customer, now) });
}

async function rows({ pin, phones, invoices, tickets, notes, ...facts }: DemoCustomer, now: number) {
  const daysAgo = (days: number) => new Date(now - days * 86_400_000);
  return {
    ...facts,
    pinHash: await hashPin(pin),
    phones: { create: phones },
    invoices: {
      create: invoices.map(({ issuedDaysAgo, ...invoice }) => ({
        ...invoice,
        issuedAt: daysAgo(issuedDaysAgo),
        dueAt: daysAgo(issuedDaysAgo - 30),
      })),
    },
    // The oldest first, so that it has the lowest number.
    tickets: {
      create: tickets
        .toSorted((a, b) => b.daysAgo - a.daysAgo)
        .map(({ daysAgo: days, ...ticket }) => ({ ...ticket, createdAt: daysAgo(days) })),
    },
    interactions: {
      create: notes.map(({ summary, daysAgo: days }) => ({ kind: "note", summary, at: daysAgo(days) })),
    },
  };
}
