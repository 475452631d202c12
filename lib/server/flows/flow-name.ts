import { limits } from "@/lib/flow/limits";
import { AppError } from "@/lib/server/api/app-error";
import type { Prisma } from "@/lib/server/db/generated/client";

// A subflow is referred to by its name, so a name means one flow: among those that are not archived no two have the same,
// without regard to case and to the space around it. The index `flow_open_name` holds that, whatever is written past here.

/** Whether a flow other than `except` has the name. Until the transaction ends nobody else takes one. */
export async function isNameTaken(
  tx: Prisma.TransactionClient,
  name: string,
  except: string | null = null,
): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('flow names', 0))`;
  return (await flowsNamed(tx, [name], except)).size > 0;
}

/** @throws AppError conflict `flowNameTaken` with a name that is free */
export async function requireFreeName(
  tx: Prisma.TransactionClient,
  name: string,
  except: string | null = null,
): Promise<void> {
  if (!(await isNameTaken(tx, name, except))) return;
  const free = await freeName(tx, name);
  throw new AppError("conflict", `Another flow is called "${name}"; "${free}" is free.`, {
    reason: "flowNameTaken",
    values: { name, free },
  });
}

/** The name itself, or the first of "… 2", "… 3" that no flow has. */
export async function freeName(tx: Prisma.TransactionClient, wanted: string): Promise<string> {
  const name = wanted.trim();
  if (!(await isNameTaken(tx, name))) return name;
  const [, base = name, number = "1"] = /^(.*\S) (\d{1,6})$/.exec(name) ?? [];
  for (let next = Number(number) + 1; ; next += namesAtOnce) {
    const candidates = Array.from({ length: namesAtOnce }, (_, index) => numbered(base, next + index));
    const taken = await flowsNamed(tx, candidates, null);
    const free = candidates.find((candidate) => !taken.has(candidate));
    if (free !== undefined) return free;
  }
}

const namesAtOnce = 50;

function numbered(base: string, number: number): string {
  const suffix = ` ${number}`;
  return base.slice(0, limits.nameCharacters - suffix.length).trimEnd() + suffix;
}

/** Which of these names flows have. */
async function flowsNamed(
  tx: Prisma.TransactionClient,
  names: readonly string[],
  except: string | null,
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT wanted.name FROM unnest(${names}::text[]) AS wanted(name) WHERE EXISTS (
      SELECT 1 FROM flow WHERE archived_at IS NULL AND lower(btrim(flow.name)) = lower(btrim(wanted.name))
      AND flow.id IS DISTINCT FROM ${except})`;
  return new Set(rows.map(({ name }) => name));
}
