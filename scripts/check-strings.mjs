import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { readCatalogue } from "./check-strings/catalogue.mjs";
import { findKeys } from "./check-strings/find-keys.mjs";
import { findLiterals } from "./check-strings/find-literals.mjs";

/** Where texts can be shown. Routes under app/api speak to programs, and lib shows nothing but its node editors. */
const roots = ["app", "components", "lib"];
const ignored = /^app\/api\/|\.test\.tsx?$|\.d\.ts$|^lib\/server\/db\/generated\//;
const showsText = (path) => path.endsWith(".tsx") || !path.startsWith("lib/");

/**
 * Finds texts outside the catalogue, message keys that do not exist, and messages that nobody uses.
 *
 * @param root the project's folder
 * @returns {{ files: number, problems: string[] }} problems one a line, each with its file
 */
export function checkStrings(root) {
  const paths = roots.flatMap((folder) => sourcesBelow(root, folder)).filter((path) => !ignored.test(path));
  const { keys, problems } = readCatalogue(root);
  // A check that reads nothing passes everything.
  if (paths.length === 0) problems.push(`${root}: no source file was read`);
  if (keys.size === 0) problems.push(`${root}: no message was read`);

  const used = { exact: new Set(), patterns: [], whole: new Set() };
  for (const path of paths) {
    const source = readFileSync(join(root, path), "utf8");
    if (showsText(path)) {
      for (const { line, text } of findLiterals(path, source)) {
        problems.push(`${path}:${line}: "${text}" belongs in the catalogue (messages/en)`);
      }
    }
    // Most of lib asks for no message: no need to parse it.
    if (!/Translations|useCodedTexts/.test(source)) continue;
    const { exact, patterns, whole } = findKeys(path, source);
    for (const { key, line } of exact) {
      used.exact.add(key);
      const isGroup = [...keys.keys()].some((name) => name.startsWith(`${key}.`));
      if (!keys.has(key) && !isGroup) problems.push(`${path}:${line}: there is no message ${key}`);
    }
    for (const { pattern, line } of patterns) {
      used.patterns.push(pattern);
      if (![...keys.keys()].some((key) => pattern.test(key)))
        problems.push(`${path}:${line}: no message fits ${pattern.source}`);
    }
    for (const namespace of whole) used.whole.add(namespace);
  }

  for (const [key, { file }] of keys) {
    if (!isUsed(key, used)) problems.push(`${file}: nothing uses ${key}`);
  }
  return { files: paths.length, problems };
}

function isUsed(key, { exact, patterns, whole }) {
  const groups = key.split(".").map((_, index, names) => names.slice(0, index + 1).join("."));
  return (
    whole.has("") ||
    groups.some((group) => exact.has(group) || whole.has(group)) ||
    patterns.some((pattern) => pattern.test(key))
  );
}

function sourcesBelow(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { files, problems } = checkStrings(process.cwd());
  for (const problem of problems) console.error(problem);
  console.log(`Texts: ${files} files read, ${problems.length} problems.`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
