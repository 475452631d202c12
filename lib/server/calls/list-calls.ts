import type { CallwrightApp } from "@/lib/server/app";
import type { CallSession as CallRow, Prisma } from "@/lib/server/db/generated/client";
import { type CallSummary, summarise } from "./call-summary";
import {
  type CallSearch,
  type Counted,
  type CountedNames,
  countedCalls,
  countedNames,
  type Wanted,
} from "./counted-calls";

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
  const search = filter.search ? await searchOf(app, filter.search) : null;
  const rows = filter.counted
    ? await onlyCounted(app, filter.counted, { ...filter, search }, filter)
    : await app.prisma.callSession.findMany({
        where: whereOf({ ...filter, search }),
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

function whereOf({ flowId, customerId, state, search }: Wanted): Prisma.CallSessionWhereInput {
  const where: Prisma.CallSessionWhereInput = {};
  if (flowId) where.flowId = flowId;
  if (customerId) where.customerId = customerId;
  if (state) where.state = state === "live" ? { not: "ended" } : "ended";
  if (search) where.OR = [...withDigits(search.digits), { customerId: { in: search.customerIds } }];
  return where;
}

const withDigits = (digits: string | null): Prisma.CallSessionWhereInput[] =>
  digits === null ? [] : [{ callerNumber: { contains: digits } }, { dialledNumber: { contains: digits } }];

/** Of the calls that were counted, as many as are asked for and one more. */
async function onlyCounted(
  app: CallwrightApp,
  counted: Counted,
  wanted: Wanted,
  { cursor, limit }: CallFilter,
): Promise<CallRow[]> {
  const after = cursor
    ? await app.prisma.callSession.findUnique({
        where: { callId: cursor },
        select: { callId: true, startedAt: true },
      })
    : null;
  const callIds = await countedCalls(app, counted, wanted, after, limit + 1);
  return app.prisma.callSession.findMany({ where: { callId: { in: callIds } }, orderBy: newestFirst });
}

async function searchOf(app: CallwrightApp, search: string): Promise<CallSearch> {
  const digits = search.replace(/[^\d+]/g, "");
  const words = search.split(/\s+/).map((word) => ({ contains: literally(word), mode: "insensitive" as const }));
  const named = await app.prisma.customer.findMany({
    where: { AND: words.map((word) => ({ OR: [{ firstName: word }, { lastName: word }] })) },
    select: { id: true },
    take: 100,
  });
  return { digits: digits.length < 3 ? null : digits, customerIds: named.map(({ id }) => id) };
}

/** Prisma hands `contains` to LIKE as it is. */
const literally = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
