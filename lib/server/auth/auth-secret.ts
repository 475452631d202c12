import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What session cookies are signed with: random, made at first use, readable by the program's user only.
 *
 * @param folder DATA_DIR, which copies of the program share
 */
export function authSecret(folder: string): string {
  const file = join(folder, "auth-secret");
  try {
    return readFileSync(file, "utf8");
  } catch {
    mkdirSync(folder, { recursive: true });
  }
  try {
    // "wx": of two copies that start together on one folder, one writes and both read the same.
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8");
}
