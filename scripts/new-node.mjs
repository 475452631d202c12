import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/**
 * `npm run new:node <name>`: a node type's folder, its line in each registry and its words. What it makes runs: the new
 * type says its prompt and goes on, and its cases pass; the author changes it from there.
 *
 * @param name `call-back` or `callBack`
 * @throws Error, with nothing written, when the name is no name or is taken
 */
export function newNode(name, root = ".") {
  const folder = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(folder)) {
    throw new Error(`"${name}" is no name for a node type: write letters and digits such as call-back.`);
  }
  const type = folder.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
  const at = `${root}/lib/nodes/${folder}`;
  if (existsSync(at)) throw new Error(`There already is a node type in lib/nodes/${folder}.`);

  const title = folder.replace(/-/g, " ").replace(/^./, (letter) => letter.toUpperCase());
  const about = `${title}: say here in one sentence what it does for the caller.`;
  const changed = {
    "lib/nodes/registry.ts": register(`${root}/lib/nodes/registry.ts`, type, `${type}Node`, `./${folder}`),
    "lib/nodes/editors.tsx": register(`${root}/lib/nodes/editors.tsx`, type, `${type}Editor`, `./${folder}/editor`),
    "messages/en/nodes.json": addWords(`${root}/messages/en/nodes.json`, type, title, about),
    [`lib/nodes/${folder}/index.ts`]: indexFile(type),
    [`lib/nodes/${folder}/editor.tsx`]: editorFile(type),
    [`lib/nodes/${folder}/README.md`]: readmeFile(title, about),
    [`lib/nodes/${folder}/cases.json`]: casesFile,
  };
  mkdirSync(at);
  for (const [file, text] of Object.entries(changed)) writeFileSync(`${root}/${file}`, text);
  return { type, files: Object.keys(changed) };
}

/** One import, in its place by path, and one entry at the end of the registry's object. */
function register(file, type, name, path) {
  const lines = readFileSync(file, "utf8").split("\n");
  const pathOf = (line) => /^import .* from "(\.\/[^"]+)";$/.exec(line)?.[1];
  const own = lines.map((line, index) => ({ index, path: pathOf(line) })).filter((line) => line.path);
  const next = own.find((line) => line.path > path) ?? { index: (own.at(-1)?.index ?? -1) + 1 };
  lines.splice(next.index, 0, `import { ${name} } from "${path}";`);
  const end = lines.findIndex((line) => /^\}( as const satisfies .*)?;$/.test(line));
  if (own.length === 0 || end === -1) throw new Error(`${file} does not look like a registry.`);
  lines.splice(end, 0, `  ${type}: ${name},`);
  return lines.join("\n");
}

function addWords(file, type, title, about) {
  const words = JSON.parse(readFileSync(file, "utf8"));
  words.types[type] = {
    name: title,
    about,
    label: title,
    fields: { prompt: { label: "What does the caller hear?" } },
    exits: { next: "Next" },
  };
  return `${JSON.stringify(words, null, 2)}\n`;
}

const indexFile = (type) => `import { z } from "zod";
import { defineNode } from "@/lib/engine/node-type";
import { promptField } from "../form-fields";

const configSchema = z.strictObject({ prompt: promptField() });

type Config = z.infer<typeof configSchema>;

/** Says its prompt; then the call goes on. */
export const ${type}Node = defineNode<Config>({
  type: "${type}",
  family: "talk",
  stage: "inCall",
  configSchema,
  newConfig: (languages) => ({ prompt: Object.fromEntries(languages.map((language) => [language, { say: "" }])) }),
  exits: () => [{ id: "next", required: true }],
  prompts: ({ prompt }) => [{ path: "config.prompt", prompt }],
  resources: () => [],
  needsInput: () => false,
  endsCall: () => false,
  personalData: () => false,
  failureExit: () => "next",
  enter: ({ config, speak }) => ({ effects: speak(config.prompt), exit: "next" }),
});
`;

const editorFile = (type) => `import { Sparkle } from "lucide-react";
import { type NodeEditor, speechLine } from "../node-editor";

export const ${type}Editor: NodeEditor = {
  icon: Sparkle,
  card: (config, { speech }) => speechLine(speech(config.prompt)),
};
`;

const readmeFile = (title, about) => `${about}

# ${title}

## Exits

- \`next\`: always
`;

const casesFile = `[
  {
    "name": "says its prompt and goes on",
    "config": { "prompt": { "en-US": { "say": "Hello." } } },
    "events": [],
    "effects": [{ "type": "say", "text": "Hello.", "language": "en-US" }],
    "exit": "next"
  }
]
`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [name, ...more] = process.argv.slice(2);
  try {
    if (!name || more.length > 0) throw new Error("Give one name: npm run new:node call-back");
    const { type, files } = newNode(name);
    spawnSync(process.execPath, ["node_modules/@biomejs/biome/bin/biome", "format", "--write", ...files]);
    console.log(`The node type ${type} is there:\n${files.map((file) => `  ${file}`).join("\n")}`);
    console.log(
      "Next: change its index.ts, README.md and cases.json; then `npm run docs` and `npm test -- types lint unit`.",
    );
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
