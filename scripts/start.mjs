import { fileURLToPath } from "node:url";
import { checkNode, ensureInstalled } from "./prerequisites.mjs";

// `npm start`: whatever is missing is made, then the server runs in this process until Ctrl-C.
checkNode();
process.chdir(fileURLToPath(new URL("..", import.meta.url)));
ensureInstalled();
const { generateClient } = await import("./generate-client.mjs");
const { buildPrograms } = await import("./build.mjs");
const { buildPages } = await import("./build-pages.mjs");
generateClient();
await buildPrograms();
if (!process.argv.includes("--dev") && !buildPages()) process.exit(1);
await import("./serve.mjs");
