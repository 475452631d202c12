import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { catalogueFile, nodeCatalogue } from "./node-catalogue";

// `npm run docs` writes the node catalogue; `npm run docs -- --check` only says whether it is stale.
const fresh = nodeCatalogue();
const stale = !existsSync(catalogueFile) || readFileSync(catalogueFile, "utf8") !== fresh;
if (process.argv.includes("--check")) {
  if (stale) {
    console.error("docs/nodes.md is stale: run `npm run docs`.");
    process.exitCode = 1;
  }
} else if (stale) {
  mkdirSync(dirname(catalogueFile), { recursive: true });
  writeFileSync(catalogueFile, fresh);
  console.log("docs/nodes.md written.");
}
