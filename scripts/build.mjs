import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const entries = {
  server: "server.ts",
  seed: "prisma/seed.ts",
  cli: "cli/main.ts",
  "cli-server": "cli/server-verbs.ts",
  "cli-sign-in": "cli/sign-in.ts",
};
const record = "dist/inputs.json";

/** Bundles our own modules into `dist/` (packages stay outside), when a source has changed since the last time. */
export async function buildPrograms() {
  const wanted = Object.entries(entries).filter(([, file]) => existsSync(file));
  if (isFresh(wanted)) return;
  const { build, stop } = await import("esbuild");
  const result = await build({
    entryPoints: Object.fromEntries(wanted),
    outdir: "dist",
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20.19",
    sourcemap: true,
    metafile: true,
    write: false,
    logLevel: "warning",
    plugins: [deepImports],
  });
  // Else its service process would live as long as the server that goes on in this process.
  await stop();
  mkdirSync("dist", { recursive: true });
  // By renaming, so that a server that starts at this moment never reads half a file.
  for (const file of result.outputFiles) {
    writeFileSync(`${file.path}.${process.pid}`, file.contents);
    renameSync(`${file.path}.${process.pid}`, file.path);
  }
  const inputs = [...Object.keys(result.metafile.inputs), "scripts/build.mjs", "tsconfig.json"];
  writeFileSync(
    record,
    JSON.stringify({ entries: wanted, inputs: Object.fromEntries(inputs.map((f) => [f, hash(f)])) }),
  );
}

/** Inside a package without an `exports` map Node wants the file's whole name; TypeScript and Next do not. */
export const deepImports = {
  name: "deep imports",
  setup({ onResolve }) {
    onResolve({ filter: /^twilio\/lib\// }, ({ path }) => ({ path: path.replace(/(\.js)?$/, ".js"), external: true }));
  },
};

function isFresh(wanted) {
  if (!existsSync(record) || !wanted.every(([name]) => existsSync(`dist/${name}.js`))) return false;
  const last = JSON.parse(readFileSync(record, "utf8"));
  if (JSON.stringify(last.entries) !== JSON.stringify(wanted)) return false;
  return Object.entries(last.inputs).every(([file, digest]) => existsSync(file) && hash(file) === digest);
}

function hash(file) {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await buildPrograms();
