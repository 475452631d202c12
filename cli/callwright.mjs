#!/usr/bin/env node
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Runs the command from `dist/`, built first when a source has changed since; paths stay those of the caller's folder.
const root = fileURLToPath(new URL("..", import.meta.url));
const here = process.cwd();
process.chdir(root);
if (existsSync("scripts/build.mjs")) {
  const { checkNode, ensureInstalled } = await import("../scripts/prerequisites.mjs");
  checkNode();
  // What is said on the way belongs to no command's output.
  console.log = console.error;
  ensureInstalled();
  const { generateClient } = await import("../scripts/generate-client.mjs");
  generateClient();
  const { buildPrograms } = await import("../scripts/build.mjs");
  await buildPrograms();
}
// `npm run` starts everything in the root and names the folder it was called in.
process.chdir(here === process.cwd() ? (process.env.INIT_CWD ?? here) : here);
await import("../dist/cli.js");
