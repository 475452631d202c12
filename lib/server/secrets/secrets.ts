import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import { flowsUsing, refuseInUse } from "@/lib/server/flows/flows-using";
import { notify } from "@/lib/server/flows/notify";
import { open, rewrapped, seal, wrappedBy } from "@/lib/server/media/envelope";
import { loadMasterKeys } from "@/lib/server/media/master-keys";

/**
 * Keeps a value under the name that flows use, or puts it in the place of the one that is there. From then on only
 * `readSecrets` knows it: requests use it, nobody is told it.
 */
export async function saveSecret(
  app: App,
  actor: Actor,
  { name, value }: { name: string; value: string },
): Promise<{ id: string }> {
  const sealed = Uint8Array.from(seal(sealedAs(name), Buffer.from(value), loadMasterKeys(app.env.DATA_DIR)));
  return app.prisma.$transaction(async (tx) => {
    const before = await tx.secret.findUnique({ where: { name }, select: { id: true } });
    const { id } = await tx.secret.upsert({ where: { name }, create: { name, sealed }, update: { sealed } });
    const action = before === null ? "secret.created" : "secret.changed";
    await audit(tx, actor, { action, subjectType: "secret", subjectId: id, details: { name } });
    await notify(tx, "bindings");
    return { id };
  });
}

/** @throws AppError notFound; conflict `inUse` or `inSchedule` with the flows that name it */
export async function deleteSecret(app: App, actor: Actor, id: string): Promise<void> {
  await app.prisma.$transaction(async (tx) => {
    const found = await tx.secret.findUnique({ where: { id }, select: { name: true } });
    if (!found) throw new AppError("notFound", "It is gone already.");
    refuseInUse(await flowsUsing(tx, "secret", found.name));
    await tx.secret.delete({ where: { id } });
    const details = { name: found.name };
    await audit(tx, actor, { action: "secret.deleted", subjectType: "secret", subjectId: id, details });
    await notify(tx, "bindings");
  });
}

/** The values of these secrets, by name; null when this installation lacks one. @throws Error when one cannot be opened */
export async function readSecrets(app: App, names: readonly string[]): Promise<ReadonlyMap<string, string> | null> {
  if (names.length === 0) return new Map();
  const wanted = [...new Set(names)];
  const rows = await app.prisma.secret.findMany({ where: { name: { in: wanted } } });
  if (rows.length < wanted.length) return null;
  const keys = loadMasterKeys(app.env.DATA_DIR);
  return new Map(rows.map(({ name, sealed }) => [name, open(sealedAs(name), Buffer.from(sealed), keys).toString()]));
}

/** How many secrets each master key wraps, by the key's id. */
export async function secretsByKey({ prisma }: App): Promise<Map<string, number>> {
  const rows = await prisma.secret.findMany({ select: { sealed: true } });
  const counts = new Map<string, number>();
  for (const { sealed } of rows) {
    const id = wrappedBy(Buffer.from(sealed));
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** Secrets are few and short; a page of them is read at once. */
const secretsAtOnce = 200;

/**
 * Wraps every secret with the current master key. One that is replaced meanwhile is left as it was replaced.
 *
 * @returns how many were wrapped anew
 */
export async function rewrapSecrets({ prisma, env }: App, onProblem: (name: string) => void): Promise<number> {
  const keys = loadMasterKeys(env.DATA_DIR);
  let done = 0;
  for (let after = ""; ; ) {
    const page = await prisma.secret.findMany({
      where: { name: { gt: after } },
      orderBy: { name: "asc" },
      take: secretsAtOnce,
    });
    for (const { id, name, sealed } of page) {
      try {
        const next = rewrapped(sealedAs(name), Buffer.from(sealed), keys);
        if (next === null) continue;
        const where = { id, sealed };
        done += (await prisma.secret.updateMany({ where, data: { sealed: Uint8Array.from(next) } })).count;
      } catch {
        onProblem(name);
      }
    }
    const last = page.at(-1);
    if (last === undefined) return done;
    after = last.name;
  }
}

/** Binds what is encrypted to its name, so that one secret's row cannot be passed off as another's. */
const sealedAs = (name: string) => `secrets/${name}`;
