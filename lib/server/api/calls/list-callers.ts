import { procedure } from "@/lib/server/api/trpc";
import { audit } from "@/lib/server/auth/audit";

const atMost = 200;

/** Customers with their numbers, to be called as from the in-app phone. */
export const listCallers = procedure("phone.use").query(async ({ ctx }) => {
  const phones = await ctx.app.prisma.customerPhone.findMany({
    select: { e164: true, customer: { select: { firstName: true, lastName: true, accountType: true } } },
    orderBy: [{ customer: { lastName: "asc" } }, { e164: "asc" }],
    take: atMost,
  });
  await audit(ctx.app.prisma, ctx.actor, { action: "customers.listed", subjectType: "customer", subjectId: null });
  return phones.map(({ e164, customer }) => ({
    e164,
    name: `${customer.firstName} ${customer.lastName}`,
    accountType: customer.accountType,
  }));
});
