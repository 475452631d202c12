import type { PrismaClient } from "@/lib/server/db/prisma";

/** The name of whoever did something; null when it was the program, or somebody who is no more. */
export async function personName(store: Pick<PrismaClient, "user">, userId: string | null): Promise<string | null> {
  if (userId === null) return null;
  const user = await store.user.findUnique({ where: { id: userId }, select: { name: true } });
  return user?.name ?? null;
}

/** The same for a list, in one read. */
export async function personNames(
  store: Pick<PrismaClient, "user">,
  userIds: (string | null)[],
): Promise<Map<string | null, string>> {
  const ids = [...new Set(userIds)].filter((id) => id !== null);
  const users = await store.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, name]));
}
