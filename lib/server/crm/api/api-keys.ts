import { createHash, randomBytes } from "node:crypto";
import type pg from "pg";
import { AppError } from "@/lib/server/api/app-error";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import type { PrismaClient } from "@/lib/server/db/prisma";

export interface ApiKeySummary {
  id: string;
  name: string;
  /** First characters, to recognise it by. */
  prefix: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** Makes a key for the customer interface. `key` is shown this once: only its hash is kept. */
export async function createApiKey(
  prisma: PrismaClient,
  actor: Actor,
  name: string,
): Promise<{ summary: ApiKeySummary; key: string }> {
  const key = `cwk_${randomBytes(32).toString("base64url")}`;
  const summary = await prisma.$transaction(async (tx) => {
    const createdBy = actor.kind === "system" ? null : actor.id;
    const made = await tx.apiKey.create({
      data: { name: name.trim(), keyHash: hashKey(key), prefix: key.slice(0, 10), createdBy },
      select: summaryFields,
    });
    await audit(tx, actor, { action: "apiKey.created", subjectType: "apiKey", subjectId: made.id });
    return made;
  });
  return { summary, key };
}

/**
 * From now on the key opens nothing. One that is revoked already stays as it is.
 *
 * @throws AppError notFound
 */
export async function revokeApiKey(prisma: PrismaClient, actor: Actor, id: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } });
    if (count === 1) return audit(tx, actor, { action: "apiKey.revoked", subjectType: "apiKey", subjectId: id });
    if ((await tx.apiKey.count({ where: { id } })) === 0) throw new AppError("notFound", "There is no such key.");
  });
}

/** All keys, revoked ones too, newest first. */
export function listApiKeys(prisma: PrismaClient): Promise<ApiKeySummary[]> {
  return prisma.apiKey.findMany({ select: summaryFields, orderBy: { createdAt: "desc" } });
}

/** The id of the key, or null when it opens nothing. One prepared statement; notes the use, at most once a minute. */
export async function findApiKey(pool: pg.Pool, key: string): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>({
    name: "crm-api-key",
    text: `WITH found AS (SELECT id, last_used_at FROM api_key WHERE key_hash = $1 AND revoked_at IS NULL),
             noted AS (UPDATE api_key SET last_used_at = now() AT TIME ZONE 'utc' FROM found
               WHERE api_key.id = found.id
                 AND coalesce(found.last_used_at < now() AT TIME ZONE 'utc' - interval '1 minute', true))
           SELECT id FROM found`,
    values: [hashKey(key)],
  });
  return rows[0]?.id ?? null;
}

// A fast hash will do for 256 random bits.
const hashKey = (key: string): string => createHash("sha256").update(key).digest("hex");

const summaryFields = {
  id: true,
  name: true,
  prefix: true,
  createdAt: true,
  lastUsedAt: true,
  revokedAt: true,
} as const;
