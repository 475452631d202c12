import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { PrismaClient } from "@/lib/server/db/generated/client";

export type { PrismaClient };

/** Prisma over the connections that the call path uses too. Cost: about 1.5 ms of processor a query. */
export function createPrisma(pool: pg.Pool): PrismaClient {
  // Prisma's own 2 s and 5 s are short for a large flow, or a row that others write, on a busy machine.
  const transactionOptions = { maxWait: 8_000, timeout: 20_000 };
  return new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });
}
