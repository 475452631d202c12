import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { checkNode, ensureInstalled } from "./prerequisites.mjs";

// `npm run -s bench -- NAME [--json]`: bundles both sides alike, then measures. Figures are ratios; see docs/scale.md.
checkNode();
process.chdir(fileURLToPath(new URL("..", import.meta.url)));
ensureInstalled();
const { generateClient } = await import("./generate-client.mjs");
generateClient();
const { build, stop } = await import("esbuild");
const { deepImports } = await import("./build.mjs");
await build({
  entryPoints: [
    "bench/main.ts",
    "bench/servers/webhook-without-database.ts",
    "bench/peers/fastify-twilio.ts",
    "bench/peers/express-twilio-pg.ts",
    "bench/peers/prisma-turn.ts",
  ],
  outbase: "bench",
  outdir: ".cache/bench",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  packages: "external",
  format: "esm",
  platform: "node",
  target: "node20.19",
  logLevel: "warning",
  plugins: [deepImports],
});
await stop();
const { status } = spawnSync(process.execPath, [".cache/bench/main.mjs", ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exit(status ?? 1);
