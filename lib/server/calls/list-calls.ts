import type { CallwrightApp } from "@/lib/server/app";
import type { CallSession as CallRow, Prisma } from "@/lib/server/db/generated/client";
import { type CallSummary, summarise } from "./call-summary";
import { type Counted, type CountedNames, countedCalls, countedNames } from "./counted-calls";

export interface CallFilter {
  /** Part of either number, or of the customer's name. */
  search?: string;
  flowId?: string;
  customerId?: string;
  state?: "live" | "ended";
  /** Only calls that one count of a flow's traffic counted. */
  counted?: Counted | undefined;
  /** `callId` of the last one seen. */
  cursor?: string | null;
  limit: number;
}

/** Newest first. */
export async function listCalls(
  app: CallwrightApp,
  filter: CallFilter,
): Promise<{ calls: CallSummary[]; nextCursor: string | null; counted: CountedNames | null }> {
  const where: Prisma.CallSessionWhereInput = {};
  if (filter.flowId) where.flowId = filter.flowId;
  if (filter.customerId) where.customerId = filter.customerId;
  if (filter.state) where.state = filter.state === "live" ? { not: "ended" } : "ended";
  if (filter.search) where.OR = await matches(app, filter.search);
  const rows = filter.counted
    ? await onlyCounted(app, filter.counted, where, filter)
    : await app.prisma.callSession.findMany({
        where,
        orderBy: newestFirst,
        take: filter.limit + 1,
        ...(filter.cursor ? { cursor: { callId: filter.cursor }, skip: 1 } : {}),
      });
  const page = rows.slice(0, filter.limit);
  return {
    calls: await summarise(app, page),
    nextCursor: rows.length > page.length ? (page.at(-1)?.callId ?? null) : null,
    counted: filter.counted ? await countedNames(app, filter.counted) : null,
  };
}

const newestFirst = [{ startedAt: "desc" }, { callId: "desc" }] satisfies Prisma.CallSessionOrderByWithRelationInput[];

/** Of the calls that were counted, as many as are asked for; what else is filtered by is looked at page by page. */
async function onlyCounted(
  app: CallwrightApp,
  counted: Counted,
  where: Prisma.CallSessionWhereInput,
  { cursor, limit }: CallFilter,
): Promise<CallRow[]> {
  const after = cursor
    ? await app.prisma.callSession.findUnique({
        where: { callId: cursor },
        select: { callId: true, startedAt: true },
      })
    : null;
  const found: CallRow[] = [];
  for await (const callIds of countedCalls(app, counted, after)) {
    const rows = await app.prisma.callSession.findMany({
      where: { AND: [where, { callId: { in: callIds } }] },
      orderBy: newestFirst,
      take: limit + 1 - found.length,
    });
    found.push(...rows);
    if (found.length > limit) break;
  }
  return found;
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
