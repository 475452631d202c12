import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The text of a file of this installation that is made at its first use, e.g. a secret; readable for the program's user
 * only. Of copies that come first together one makes it, and all of them read that one: the file appears whole or not at
 * all, because half a secret would be a secret too.
 *
 * @param folder DATA_DIR, which copies of the program share
 * @param make what is in it; not kept when another copy was quicker
 */
export function ownFile(folder: string, name: string, make: () => string): string {
  const file = join(folder, name);
  const there = read(file);
  if (there !== null) return there;
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, make(), { mode: 0o600, flag: "wx" });
  try {
    // Unlike a rename, a link never takes another file's place.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, "utf8");
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
