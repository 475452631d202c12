import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { PrismaClient } from "@/lib/server/db/generated/client";

export type { PrismaClient };

/** Prisma over the connections that the call path uses too. Cost: about 1.5 ms of processor a query. */
export function createPrisma(pool: pg.Pool): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(pool) });
}
