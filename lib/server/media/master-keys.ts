import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ownFile } from "@/lib/server/own-file";

/** The keys that wrap each blob's own key. The current one wraps what is new; older ones open what is old. */
export interface MasterKeys {
  current: { id: string; key: Buffer };
  /** Undefined when the key is not (any more) in the file. */
  find(id: string): Buffer | undefined;
}

const fileSchema = z.object({
  current: z.string(),
  keys: z.record(z.string().regex(/^[0-9a-f]{16}$/), z.string()),
});

const fileName = "master-keys.json";

/**
 * Reads the installation's master keys, and makes the first one where there is none. The file is readable for its owner
 * alone; whoever loses it loses every recording and prompt, so it belongs in a backup of its own.
 */
export function loadMasterKeys(dataDir: string): MasterKeys {
  const made = () => {
    const first = newKey();
    return JSON.stringify({ current: first.id, keys: { [first.id]: first.key } });
  };
  return parse(ownFile(dataDir, fileName, made));
}

/** Adds a key and makes it the current one. Blobs keep their old wrapping until `rewrap`. */
export function rotateMasterKeys(dataDir: string): MasterKeys {
  loadMasterKeys(dataDir);
  const path = join(dataDir, fileName);
  const before = fileSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  const next = newKey();
  const text = JSON.stringify({ current: next.id, keys: { ...before.keys, [next.id]: next.key } });
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return parse(text);
}

const newKey = () => ({ id: randomBytes(8).toString("hex"), key: randomBytes(32).toString("base64") });

function parse(text: string): MasterKeys {
  const { current, keys } = fileSchema.parse(JSON.parse(text));
  const find = (id: string) => (Object.hasOwn(keys, id) ? Buffer.from(keys[id] as string, "base64") : undefined);
  const key = find(current);
  if (key?.length !== 32) throw new Error("the file of master keys has no usable current key");
  return { current: { id: current, key }, find };
}
