import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ownFile } from "@/lib/server/own-file";

/** The keys that wrap each blob's own key. The current one wraps what is new; older ones open what is old. */
export interface MasterKeys {
  readonly current: { id: string; key: Buffer };
  /** Undefined when the key is not (any more) in the file. */
  find(id: string): Buffer | undefined;
}

/** What is in the file at one moment. */
interface KeyFile extends MasterKeys {
  /** Of all keys, the oldest first. */
  ids: string[];
}

const fileSchema = z.object({
  current: z.string(),
  keys: z.record(z.string().regex(/^[0-9a-f]{16}$/), z.string()),
});

const fileName = "master-keys.json";

/**
 * The installation's master keys, as they are whenever they are used: a key that another process made current is so here
 * from the next use on. The first one is made where there is none. The file is readable for its owner alone; whoever loses
 * it loses every recording, prompt and secret, so it belongs in a backup of its own.
 */
export function loadMasterKeys(dataDir: string): MasterKeys {
  const path = join(dataDir, fileName);
  let known = readKeys(dataDir);
  let readAt = changeOf(path);
  const latest = () => {
    const change = changeOf(path);
    if (change !== readAt) {
      known = readKeys(dataDir);
      readAt = change;
    }
    return known;
  };
  return {
    get current() {
      return latest().current;
    },
    find: (id) => latest().find(id),
  };
}

/** Ids of all keys, the oldest first. */
export const masterKeyIds = (dataDir: string): string[] => readKeys(dataDir).ids;

/**
 * Adds a key and makes it the current one; it is on the disk before it wraps anything. What was wrapped keeps its wrapping
 * until `rewrap`. Not for two at once: see `rotateKeys`.
 */
export function rotateMasterKeys(dataDir: string): MasterKeys {
  readKeys(dataDir);
  const path = join(dataDir, fileName);
  const before = fileSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  const next = newKey();
  const text = JSON.stringify({ current: next.id, keys: { ...before.keys, [next.id]: next.key } });
  writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
  const folder = openSync(dataDir, "r");
  fsyncSync(folder);
  closeSync(folder);
  return parse(text);
}

function readKeys(dataDir: string): KeyFile {
  const made = () => {
    const first = newKey();
    return JSON.stringify({ current: first.id, keys: { [first.id]: first.key } });
  };
  return parse(ownFile(dataDir, fileName, made));
}

/** Another value whenever the file is another. */
function changeOf(path: string): string {
  const { ino, mtimeMs, size } = statSync(path);
  return `${ino} ${mtimeMs} ${size}`;
}

const newKey = () => ({ id: randomBytes(8).toString("hex"), key: randomBytes(32).toString("base64") });

function parse(text: string): KeyFile {
  const { current, keys } = fileSchema.parse(JSON.parse(text));
  const find = (id: string) => (Object.hasOwn(keys, id) ? Buffer.from(keys[id] as string, "base64") : undefined);
  const key = find(current);
  if (key?.length !== 32) throw new Error("the file of master keys has no usable current key");
  return { current: { id: current, key }, find, ids: Object.keys(keys) };
}
