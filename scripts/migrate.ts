import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "@/lib/env";
import { startEmbedded } from "@/lib/server/db/embedded";
import { migrate, migrationsFolder } from "@/lib/server/db/migrate";
import { schemaDifference } from "@/lib/server/db/schema-difference";

/**
 * `npm run db:migration -- add-widgets` writes `prisma/migrations/<time>_add_widgets/migration.sql` with what the schema
 * has and the migrations have not. `npm run db:migrate` applies the migrations to DATABASE_URL, as `npm start` also does.
 */
const [verb, name] = process.argv.slice(2);
if (verb === "apply") await apply();
else if (verb === "new" && name) await writeMigration(name);
else {
  console.error("Usage: npm run db:migrate | npm run db:migration -- NAME");
  process.exitCode = 2;
}

async function apply(): Promise<void> {
  const url = env().DATABASE_URL;
  if (!url) throw new Error("Set DATABASE_URL; the embedded database is migrated by npm start.");
  const applied = await migrate(url);
  console.log(applied.length > 0 ? `Applied ${applied.join(", ")}` : "Nothing to apply.");
}

async function writeMigration(title: string): Promise<void> {
  const sql = await onScratchDatabase(schemaDifference);
  if (sql === "") {
    console.log("The migrations and prisma/schema.prisma agree; nothing was written.");
    return;
  }
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrationsFolder(), `${time}_${title.replace(/\W+/g, "_").toLowerCase()}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), sql);
  console.log(`Wrote ${join(folder, "migration.sql")}; read it before you commit it.`);
}

/** A developer needs no running database to write a migration. */
async function onScratchDatabase<T>(use: (url: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "callwright-scratch-"));
  chmodSync(folder, 0o755);
  const database = await startEmbedded(folder, { fsync: "off" });
  try {
    return await use(database.url);
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
