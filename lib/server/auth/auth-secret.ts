import { randomBytes } from "node:crypto";
import { ownFile } from "@/lib/server/own-file";

/**
 * What session cookies are signed with: random, made at first use, readable by the program's user only.
 *
 * @param folder DATA_DIR, which copies of the program share
 */
export function authSecret(folder: string): string {
  return ownFile(folder, "auth-secret", () => randomBytes(32).toString("base64url"));
}
