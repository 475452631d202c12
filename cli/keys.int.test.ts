import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "@/lib/server/app";
import { createEncryptedFolder } from "@/lib/server/media/encrypted-folder";
import { blobs } from "@/lib/server/media/installed-blobs";
import { loadMasterKeys, type MasterKeys } from "@/lib/server/media/master-keys";
import { listMasterKeys } from "@/lib/server/media/rotate-keys";
import { projectRoot } from "@/lib/server/project-root";
import { announceServer } from "@/lib/server/running-server";
import { eventually } from "@/lib/server/runtime/testing/eventually";
import { readSecrets, saveSecret } from "@/lib/server/secrets/secrets";
import { createTestApp, type TestApp } from "@/lib/server/test-app";
import { removeFolder, temporaryFolder } from "@/lib/server/test-server";
import { callwright } from "./test-callwright";

const system = { kind: "system" } as const;
/** So many that a rotation can be killed in the middle. */
const files = 600;

describe("callwright keys", () => {
  let test: TestApp;
  let app: App;
  const dataDir = temporaryFolder();
  const keys = (...given: string[]) => callwright(["keys", ...given], { DATA_DIR: dataDir });
  const list = async () => JSON.parse((await keys("list", "--json")).out) as { id: string; blobs: number }[];
  const contentOf = (index: number) => Buffer.from(`what a caller said in call ${index}`);
  const nameOf = (index: number) => `recordings/${index}`;

  beforeAll(async () => {
    test = await createTestApp({ DATA_DIR: dataDir });
    app = test.app;
    announceServer(app);
    for (let index = 0; index < files; index += 1) await blobs(app).write(nameOf(index), contentOf(index));
    for (const name of ["shop", "bank"]) await saveSecret(app, system, { name, value: `key of the ${name}` });
  });
  afterAll(async () => {
    await test.close();
    await removeFolder(dataDir);
  });

  /** Everything is what it was, for whoever has these keys. */
  async function expectAll(given: MasterKeys) {
    const folder = createEncryptedFolder(join(dataDir, "blobs"), given);
    for (let index = 0; index < files; index += 1)
      expect(Buffer.from((await folder.read(nameOf(index))) as Uint8Array).equals(contentOf(index))).toBe(true);
    expect(await readSecrets(app, ["shop", "bank"])).toEqual(
      new Map([
        ["bank", "key of the bank"],
        ["shop", "key of the shop"],
      ]),
    );
  }

  it("loses nothing when a rotation is killed in the middle, and finishes it without another key", async () => {
    const [first] = await listMasterKeys(app);
    expect(first).toMatchObject({ current: true, blobs: files, secrets: 2 });
    const folder = createEncryptedFolder(join(dataDir, "blobs"), loadMasterKeys(dataDir));
    const byFirst = async () => {
      let count = 0;
      for await (const key of folder.keys()) if ((await folder.wrappedBy(key)) === first?.id) count += 1;
      return count;
    };

    const { PATH, HOME } = process.env;
    const child = spawn(process.execPath, [join(projectRoot(), "cli/callwright.mjs"), "keys", "rotate"], {
      env: { PATH, HOME, NODE_ENV: "production", DATA_DIR: dataDir },
    });
    await eventually(async () => (await byFirst()) < files, 30_000);
    child.kill("SIGKILL");
    await once(child, "exit");
    const left = await byFirst();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(files);
    // Also for the server that runs, which read the keys before they were rotated.
    expect(Buffer.from((await blobs(app).read(nameOf(0))) as Uint8Array).equals(contentOf(0))).toBe(true);
    await expectAll(loadMasterKeys(dataDir));

    const { status, out } = await keys("rotate", "--resume", "--json");
    expect(status).toBe(0);
    const done = JSON.parse(out) as { id: string };
    expect(done).toMatchObject({ blobs: left, problems: [] });
    expect(await list()).toEqual([
      { id: first?.id, current: false, blobs: 0, secrets: 0 },
      { id: done.id, current: true, blobs: files, secrets: 2 },
    ]);
    const { current } = loadMasterKeys(dataDir);
    await expectAll({ current, find: (id) => (id === current.id ? current.key : undefined) });
    expect(await app.prisma.auditRecord.count({ where: { action: "keys.rotated", subjectId: done.id } })).toBe(1);
  });

  it("wraps what a running server writes after a rotation with the new key, and says what it cannot open", async () => {
    const broken = readFileSync(join(dataDir, "blobs/recordings/1"));
    await blobs(app).write("recordings/broken", Buffer.from("x"));
    writeFileSync(join(dataDir, "blobs/recordings/broken"), broken);
    const { status, out, problems } = await keys("rotate");
    expect({ status, problems }).toEqual({ status: 1, problems: ["recordings/broken: it cannot be opened"] });
    expect(out).toMatch(/^Under [0-9a-f]{16} now: 600 files and 2 secrets wrapped anew\.\n$/);
    await blobs(app).write("recordings/later", Buffer.from("later"));
    expect(await blobs(app).wrappedBy("recordings/later")).toBe(loadMasterKeys(dataDir).current.id);
  });

  it("refuses to rotate twice at once", async () => {
    const client = await app.pool.connect();
    await client.query("SELECT pg_advisory_lock(hashtextextended('master keys', 0))");
    const { status, problems } = await keys("rotate");
    await client.query("SELECT pg_advisory_unlock(hashtextextended('master keys', 0))");
    client.release();
    expect({ status, problems }).toEqual({ status: 1, problems: ["another rotation is under way; nothing was done"] });
  });
});
