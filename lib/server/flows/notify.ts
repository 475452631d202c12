import type { Prisma } from "@/lib/server/db/generated/client";

/** Tells every copy of the program, at commit, that these topics changed; see `EventBus`. */
export async function notify(tx: Prisma.TransactionClient, ...topics: string[]): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify('callwright', topic) FROM unnest(${topics}::text[]) AS topic`;
}
