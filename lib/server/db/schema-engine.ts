import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/**
 * Runs Prisma's schema engine, from npm as WebAssembly, on one database. Prisma's command line would download the same
 * engine as a program, which fails on machines without a way out.
 *
 * @param url of the database; for `migrations` targets its user must be allowed to create databases
 */
export async function withSchemaEngine<T>(url: string, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  instantiate();
  const connections = new Connections(url);
  const adapter = bindMigrationAwareSqlAdapterFactory(connections);
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
  try {
    return await use(engine);
  } finally {
    engine.free();
    await connections.end();
  }
}

/**
 * Prisma's factory with its faults for this use mended: it keeps its pools open; its shadow database is the very database
 * it was given when that came as an address (an address wins over the name beside it), so migrations would be played
 * there; it cuts scripts at every semicolon, also inside functions; it does not know the catalogue's "char".
 */
class Connections extends PrismaPg {
  readonly #url: string;
  readonly #pools: pg.Pool[] = [];
  readonly #shadows: string[] = [];

  constructor(url: string) {
    super({ connectionString: url });
    this.#url = url;
  }

  override connect() {
    return this.#adapterOn(this.#url);
  }

  override async connectToShadowDb() {
    const name = `callwright_shadow_${randomUUID()}`;
    await this.#runAlone(`CREATE DATABASE "${name}"`);
    this.#shadows.push(name);
    const address = new URL(this.#url);
    address.pathname = name;
    return this.#adapterOn(address.href);
  }

  async end(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.end()));
    for (const name of this.#shadows) await this.#runAlone(`DROP DATABASE "${name}" WITH (FORCE)`);
  }

  async #adapterOn(url: string) {
    const pool = new pg.Pool({ connectionString: url });
    // Without a listener a connection that the server closes would end the program; its next query reports it.
    pool.on("error", () => {});
    this.#pools.push(pool);
    const query = pool.query.bind(pool) as (...given: unknown[]) => Promise<pg.QueryResult>;
    Object.assign(pool, {
      async query(...given: unknown[]) {
        const result = await query(...given);
        for (const field of result.fields ?? []) if (field.dataTypeID === CHAR) field.dataTypeID = CHAR_ARRAY;
        return result;
      },
    });
    const adapter = await new PrismaPg(pool).connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    return Object.assign(adapter, {
      async executeScript(script: string) {
        await pool.query(script);
      },
      async queryRaw(...given: Parameters<typeof queryRaw>) {
        const result = await queryRaw(...given);
        const columnTypes = result.columnTypes.map((type) =>
          type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
        );
        return { ...result, columnTypes };
      },
    });
  }

  async #runAlone(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }
}

/** Everything in the schema is ours to migrate, except what the job queue and this file's users keep beside it. */
export const noFilters = { externalTables: [], externalEnums: [] };

/**
 * Type numbers of PostgreSQL: its one-byte "char", which the adapter refuses and the catalogue tables use, and the array
 * of it, which the adapter lets through and no catalogue query asks for: it carries the other past the refusal.
 */
const CHAR = 18;
const CHAR_ARRAY = 1002;

let instantiated = false;

/** The package's own entry imports the `.wasm` file as a module, which Node 20 does not do; these are the same steps. */
function instantiate(): void {
  if (instantiated) return;
  const glue = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = readFileSync(join(dirname(glue), "schema_engine_bg.wasm"));
  const imports = { "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
  // Where a panic of the engine leaves its message before the trap.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
  });
  bindings.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
  instantiated = true;
}
