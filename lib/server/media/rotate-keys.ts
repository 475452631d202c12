import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { audit } from "@/lib/server/auth/audit";
import { rewrapSecrets, secretsByKey } from "@/lib/server/secrets/secrets";
import { blobs } from "./installed-blobs";
import { loadMasterKeys, masterKeyIds, rotateMasterKeys } from "./master-keys";

export interface MasterKeyUse {
  id: string;
  current: boolean;
  /** What it wraps: recordings and prompts, secrets of flows. */
  blobs: number;
  secrets: number;
}

/** The installation's master keys, the oldest first, and what each of them wraps. Looks at every blob. */
export async function listMasterKeys(app: App): Promise<MasterKeyUse[]> {
  const { DATA_DIR } = app.env;
  const { current } = loadMasterKeys(DATA_DIR);
  const secrets = await secretsByKey(app);
  const wrapped = new Map<string, number>();
  for await (const key of blobs(app).keys()) {
    const id = await blobs(app).wrappedBy(key);
    if (id !== null) wrapped.set(id, (wrapped.get(id) ?? 0) + 1);
  }
  return masterKeyIds(DATA_DIR).map((id) => ({
    id,
    current: id === current.id,
    blobs: wrapped.get(id) ?? 0,
    secrets: secrets.get(id) ?? 0,
  }));
}

export interface KeyRotation {
  /** The key that wraps everything now. */
  id: string;
  blobs: number;
  secrets: number;
  /** What could not be opened, and so keeps its wrapping. */
  problems: string[];
}

const blobsAtOnce = 8;

/**
 * Makes a new master key the current one and wraps every blob's and secret's key with it. Older keys stay in the file, so
 * that everything opens at every moment, also when this is killed; then `resume` finishes it without another key.
 *
 * @param onProgress told how many blobs are wrapped anew, after each batch
 * @returns what was wrapped anew; null when another rotation is under way
 */
export async function rotateKeys(
  app: App,
  actor: Actor,
  { resume = false, onProgress }: { resume?: boolean; onProgress?: (blobs: number) => void } = {},
): Promise<KeyRotation | null> {
  const client = await app.pool.connect();
  try {
    const { rows } = await client.query("SELECT pg_try_advisory_lock(hashtextextended('master keys', 0)) AS mine");
    if (!rows[0].mine) return null;
    try {
      const { id } = (resume ? loadMasterKeys(app.env.DATA_DIR) : rotateMasterKeys(app.env.DATA_DIR)).current;
      const problems: string[] = [];
      const secrets = await rewrapSecrets(app, (name) => problems.push(`secret ${name}: it cannot be opened`));
      const wrapped = await rewrapBlobs(app, (key) => problems.push(`${key}: it cannot be opened`), onProgress);
      const done = { id, blobs: wrapped, secrets, problems };
      await audit(app.prisma, actor, {
        action: "keys.rotated",
        subjectType: "keys",
        subjectId: id,
        details: { ...done },
      });
      return done;
    } finally {
      await client.query("SELECT pg_advisory_unlock(hashtextextended('master keys', 0))");
    }
  } finally {
    client.release();
  }
}

async function rewrapBlobs(
  app: App,
  onProblem: (key: string) => void,
  onProgress: (blobs: number) => void = () => {},
): Promise<number> {
  let done = 0;
  let batch: string[] = [];
  const flush = async () => {
    const results = await Promise.all(
      batch.map((key) =>
        blobs(app)
          .rewrap(key)
          .catch(() => {
            onProblem(key);
            return false;
          }),
      ),
    );
    done += results.filter(Boolean).length;
    batch = [];
    onProgress(done);
  };
  for await (const key of blobs(app).keys()) {
    batch.push(key);
    if (batch.length === blobsAtOnce) await flush();
  }
  await flush();
  return done;
}
