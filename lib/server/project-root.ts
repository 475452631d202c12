import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The checkout's folder, wherever the program was started from: migrations, the built pages and the programs of the
 * embedded database are found from here, from the source (`lib/server`) and from the bundle (`dist`) alike.
 */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "prisma/schema.prisma"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("prisma/schema.prisma is not in any folder above this program.");
    folder = parent;
  }
  return folder;
}
