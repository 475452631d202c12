import { createHmac } from "node:crypto";

/** What `callwright dial` shows: anyone who can read the installation's own secret may dial. */
export function controlToken(authToken: string): string {
  return createHmac("sha256", authToken).update("control of the virtual carrier").digest("base64url");
}
