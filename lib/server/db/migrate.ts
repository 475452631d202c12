import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { projectRoot } from "@/lib/server/project-root";

/**
 * Brings a database to the state of `prisma/migrations` and keeps `_prisma_migrations`, so that `prisma migrate deploy`
 * agrees with it elsewhere. Copies that start together wait for each other. Cheap when nothing is to be done.
 *
 * @returns names of the migrations applied now
 * @throws Error when an earlier migration failed half-way or one in the database is not in the folder
 */
export async function migrate(url: string, folder = migrationsFolder()): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('callwright migrations'))");
    const applied = await appliedMigrations(client);
    const wanted = migrationNames(folder);
    const unknown = applied.filter((name) => !wanted.includes(name));
    if (unknown.length > 0) {
      throw new Error(`The database is newer than this program: it has the migrations ${unknown.join(", ")}.`);
    }
    if (wanted.every((name) => applied.includes(name))) return [];
    const { noFilters, withSchemaEngine } = await import("@/lib/server/db/schema-engine");
    const result = await withSchemaEngine(url, (engine) =>
      engine.applyMigrations({ migrationsList: migrationList(folder), filters: noFilters }),
    );
    return result.appliedMigrationNames;
  } finally {
    await client.end();
  }
}

export const migrationsFolder = (): string => join(projectRoot(), "prisma/migrations");

/** The folder as the schema engine wants it. */
export function migrationList(folder: string): MigrationList {
  const lockfile = join(folder, "migration_lock.toml");
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames(folder).map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

function migrationNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "migration.sql")))
    .sort();
}

async function appliedMigrations(client: pg.Client): Promise<string[]> {
  const table = await client.query("SELECT to_regclass('_prisma_migrations') AS name");
  if (table.rows[0].name === null) return [];
  const { rows } = await client.query<{ migration_name: string }>(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return rows.map((row) => row.migration_name);
}
