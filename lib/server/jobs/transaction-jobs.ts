import type { Prisma } from "@/lib/server/db/generated/client";
import { addJob, type JobOptions } from "@/lib/server/jobs/add-job";
import type { Json } from "@/lib/util/json";

/** `addJob` within Prisma's transaction: the job exists if and only if it commits. */
export async function addJobIn(
  tx: Prisma.TransactionClient,
  name: string,
  payload: Json,
  options: JobOptions,
): Promise<void> {
  const query = (text: string, values: unknown[]) =>
    tx.$executeRawUnsafe(text, ...values.map((value) => value ?? null));
  await addJob({ query }, name, payload, options);
}

/** Takes the waiting job with this key away; one that has begun goes on. */
export async function removeJobIn(tx: Prisma.TransactionClient, key: string): Promise<void> {
  await tx.$executeRaw`SELECT graphile_worker.remove_job(${key})`;
}
