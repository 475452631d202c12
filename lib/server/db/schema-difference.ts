import { readFileSync } from "node:fs";
import { join } from "node:path";
import { migrationList, migrationsFolder } from "@/lib/server/db/migrate";
import { noFilters, withSchemaEngine } from "@/lib/server/db/schema-engine";
import { projectRoot } from "@/lib/server/project-root";

/**
 * The SQL that leads from the state after all migrations to `prisma/schema.prisma`; empty when they agree. The engine
 * plays the migrations into a database that it creates and drops.
 *
 * @param url of any database whose user may create databases
 */
export async function schemaDifference(url: string): Promise<string> {
  const path = join(projectRoot(), "prisma/schema.prisma");
  const { stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: { tag: "migrations", ...migrationList(migrationsFolder()) },
      to: { tag: "schemaDatamodel", files: [{ path, content: readFileSync(path, "utf8") }] },
      script: true,
      exitCode: null,
      filters: noFilters,
    }),
  );
  const sql = stdout ?? "";
  return /^-- This is an empty migration\.\s*$/.test(sql) ? "" : sql;
}
