import type { CallwrightApp } from "@/lib/server/app";
import type { Prisma } from "@/lib/server/db/generated/client";
import { type CallSummary, summarise } from "./call-summary";

export interface CallFilter {
  /** Part of either number, or of the customer's name. */
  search?: string;
  flowId?: string;
  customerId?: string;
  state?: "live" | "ended";
  /** `callId` of the last one seen. */
  cursor?: string | null;
  limit: number;
}

/** Newest first. */
export async function listCalls(
  app: CallwrightApp,
  filter: CallFilter,
): Promise<{ calls: CallSummary[]; nextCursor: string | null }> {
  const where: Prisma.CallSessionWhereInput = {};
  if (filter.flowId) where.flowId = filter.flowId;
  if (filter.customerId) where.customerId = filter.customerId;
  if (filter.state) where.state = filter.state === "live" ? { not: "ended" } : "ended";
  if (filter.search) where.OR = await matches(app, filter.search);
  const rows = await app.prisma.callSession.findMany({
    where,
    orderBy: [{ startedAt: "desc" }, { callId: "desc" }],
    take: filter.limit + 1,
    ...(filter.cursor ? { cursor: { callId: filter.cursor }, skip: 1 } : {}),
  });
  const page = rows.slice(0, filter.limit);
  return {
    calls: await summarise(app, page),
    nextCursor: rows.length > page.length ? (page.at(-1)?.callId ?? null) : null,
  };
}

async function matches(app: CallwrightApp, search: string): Promise<Prisma.CallSessionWhereInput[]> {
  const digits = search.replace(/[^\d+]/g, "");
  const numbers =
    digits.length < 3 ? [] : [{ callerNumber: { contains: digits } }, { dialledNumber: { contains: digits } }];
  const words = search.split(/\s+/).map((word) => ({ contains: literally(word), mode: "insensitive" as const }));
  const named = await app.prisma.customer.findMany({
    where: { AND: words.map((word) => ({ OR: [{ firstName: word }, { lastName: word }] })) },
    select: { id: true },
    take: 100,
  });
  return [...numbers, { customerId: { in: named.map(({ id }) => id) } }];
}

/** Prisma hands `contains` to LIKE as it is. */
const literally = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
