import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { projectRoot } from "@/lib/server/project-root";
import { type GoldenCall, goldenCallSchema } from "@/lib/simulator/golden-call";

/** The golden calls of a flow of the gallery by the names of their files; none for a flow that is not there. */
export function readTemplateCalls(slug: string): Map<string, GoldenCall> {
  const folder = join(projectRoot(), "flows", slug, "calls");
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];
  return new Map(
    files
      .sort()
      .map((file) => [
        basename(file, ".json"),
        goldenCallSchema.parse(JSON.parse(readFileSync(join(folder, file), "utf8"))),
      ]),
  );
}
