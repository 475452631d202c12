import { join } from "node:path";
import type { CallwrightApp } from "@/lib/server/app";
import { createEncryptedFolder, type EncryptedFolder } from "./encrypted-folder";
import { loadMasterKeys } from "./master-keys";

declare module "@/lib/server/app" {
  interface CallwrightApp {
    /** Recordings and prompts; made at the first use of `blobs()`. */
    blobs?: EncryptedFolder;
  }
}

/** The blob store of this installation: `blobs/` in the data folder, which copies on several machines share. */
export function blobs(app: CallwrightApp): EncryptedFolder {
  app.blobs ??= createEncryptedFolder(join(app.env.DATA_DIR, "blobs"), loadMasterKeys(app.env.DATA_DIR));
  return app.blobs;
}
