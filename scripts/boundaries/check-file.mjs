import { dirname, join, normalize } from "node:path/posix";
import { parseSync } from "oxc-parser";
import { areaOf, isBrowser, isPure, isTest, mayReadProcessEnv, purePackages } from "./areas.mjs";

/**
 * @param path from the root, with forward slashes; decides which rules hold
 * @returns every violation: `{ rule, line, message }`
 */
export function checkFile(path, text) {
  const { program, errors } = parseSync(path, text);
  const found = [];
  const report = (rule, node, message) => {
    found.push({ rule, line: text.slice(0, node.start).split("\n").length, message });
  };
  // A file that is not read to its end would pass every rule below.
  if (errors.length > 0) found.push({ rule: "unreadable", line: 1, message: errors[0].message });
  if (/^lib\//.test(path) && !areaOf(path)) {
    found.push({ rule: "unknown-folder", line: 1, message: "belongs to no area of scripts/boundaries/areas.mjs" });
  }
  const bound = boundNames(program);
  walk(program, null, null, (node, parent, key) => {
    const source = importedFrom(node);
    if (source) checkImport(path, source, node, report);
    if (isPure(path)) checkPurity(node, parent, key, bound, report);
    if (!mayReadProcessEnv(path) && isMember(node, "process", "env")) {
      report("process-env", node, "only lib/env.ts reads process.env");
    }
    if (/\.tsx$/.test(path) || isBrowser(path)) checkClasses(node, report);
  });
  checkComments(text, found);
  return found;
}

function checkImport(path, { specifier, typeOnly }, node, report) {
  if (isTest(path)) return;
  const inside = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? normalize(join(dirname(path), specifier))
      : undefined;
  const from = areaOf(path);
  if (inside !== undefined) {
    const to = areaOf(inside) ?? areaOf(`${inside}.ts`) ?? areaOf(`${inside}/index.ts`);
    if (!from || from.imports === "anything" || !to || to.name === from.name) return;
    if (to.name === "node editors" && from.name === "nodes")
      report("import-direction", node, `a pure node imports ${inside}`);
    else if (!from.imports.includes(to.name) && !(typeOnly && from.types?.includes(to.name))) {
      report("import-direction", node, `${from.name} may not import ${to.name} (${inside})`);
    }
    return;
  }
  if (isPure(path) && !purePackages.test(specifier))
    report("pure-package", node, `a pure folder may not import ${specifier}`);
  if (isBrowser(path) && /^(node:|pg$|@prisma\/|twilio$|pino$|graphile-worker)/.test(specifier)) {
    report("browser-package", node, `${specifier} is not for the browser`);
  }
}

/** Globals whose value is not a function of what the caller gave. */
const impure = new Set(
  `Date Promise performance process fetch XMLHttpRequest WebSocket EventSource setTimeout setInterval setImmediate
  queueMicrotask requestAnimationFrame crypto console globalThis window document navigator localStorage sessionStorage
  require eval Function`.split(/\s+/),
);

function checkPurity(node, parent, key, bound, report) {
  if (node.async === true) report("async", node, "nothing in a pure folder is async");
  if (node.type === "AwaitExpression" || (node.type === "ForOfStatement" && node.await))
    report("async", node, "await in a pure folder");
  if (node.type === "ImportExpression") report("async", node, "a pure folder imports nothing later");
  if (isMember(node, "Math", "random")) report("randomness", node, "chance comes from the session's seed");
  if (node.type !== "Identifier" || !impure.has(node.name) || bound.has(node.name)) return;
  if (isReference(parent, key)) report("impure-global", node, `${node.name} in a pure folder`);
}

/** A use of the variable of that name, not a property, a key or a type. */
function isReference(parent, key) {
  if (!parent) return true;
  if (parent.type === "MemberExpression" && key === "property") return parent.computed;
  if (
    /^(Property|PropertyDefinition|MethodDefinition|TSPropertySignature|TSMethodSignature)$/.test(parent.type) &&
    key === "key"
  ) {
    return parent.computed || parent.shorthand === true;
  }
  if (/^(LabeledStatement|BreakStatement|ContinueStatement|ImportSpecifier|ExportSpecifier)$/.test(parent.type))
    return false;
  return !/^TS/.test(parent.type) || /^TS(As|NonNull|Satisfies)Expression$/.test(parent.type);
}

/** Every name that the file itself declares, imports or takes as a parameter. */
function boundNames(program) {
  const names = new Set();
  const pattern = (node) => {
    if (!node) return;
    if (node.type === "Identifier") names.add(node.name);
    else if (node.type === "ObjectPattern") for (const part of node.properties) pattern(part.value ?? part.argument);
    else if (node.type === "ArrayPattern") for (const part of node.elements) pattern(part);
    else if (node.type === "AssignmentPattern") pattern(node.left);
    else if (node.type === "RestElement") pattern(node.argument);
  };
  walk(program, null, null, (node) => {
    if (node.type === "VariableDeclarator") pattern(node.id);
    if (/Function|ArrowFunctionExpression/.test(node.type))
      for (const parameter of node.params ?? []) pattern(parameter);
    if (/^(Function|Class)Declaration$/.test(node.type) && node.body) pattern(node.id);
    if (/^Import(Default|Namespace)?Specifier$/.test(node.type)) pattern(node.local);
    if (node.type === "CatchClause") pattern(node.param);
  });
  return names;
}

/** Classes that mean a side of the screen: a right-to-left language needs the side of the text. */
const physical =
  /^-?(((scroll-)?[mp][lr]|left|right)-(\d|px$|auto$|full$|\[|\().*|(border-[lr]|rounded-([lr]|[tb][lr]))(-.+)?|(text|float|clear)-(left|right))$/;

function checkClasses(node, report) {
  const text = node.type === "Literal" ? node.value : node.type === "TemplateElement" ? node.value.cooked : undefined;
  if (typeof text !== "string") return;
  for (const token of text.split(/\s+/)) {
    const plain = token.slice(lastVariant(token) + 1).replace(/^!|!$/g, "");
    if (!physical.test(plain)) continue;
    report(
      "physical-class",
      node,
      `${token}: use the logical class (ms- me- ps- pe- start- end- border-s rounded-s text-start)`,
    );
  }
}

function lastVariant(token) {
  const bracket = token.indexOf("[");
  return token.lastIndexOf(":", bracket < 0 ? token.length : bracket);
}

function checkComments(text, found) {
  // In two parts, so that this line does not find itself.
  const later = new RegExp(`\\b(TO${"DO"}|FIX${"ME"}|XX${"X"})\\b|@ts-(ignore|nocheck)`);
  text.split("\n").forEach((line, index) => {
    if (later.test(line)) found.push({ rule: "left-for-later", line: index + 1, message: line.trim() });
  });
}

function importedFrom(node) {
  const typeOnly = node.importKind === "type" || node.exportKind === "type";
  if (/^(ImportDeclaration|ExportNamedDeclaration|ExportAllDeclaration)$/.test(node.type) && node.source) {
    return { specifier: node.source.value, typeOnly };
  }
  if (node.type === "ImportExpression" && node.source.type === "Literal")
    return { specifier: node.source.value, typeOnly };
  if (node.type === "TSImportType" && node.source) return { specifier: node.source.value, typeOnly: true };
  return undefined;
}

function isMember(node, object, property) {
  if (node.type !== "MemberExpression" || node.object.type !== "Identifier" || node.object.name !== object)
    return false;
  return node.computed ? node.property.value === property : node.property.name === property;
}

function walk(node, parent, key, visit) {
  visit(node, parent, key);
  for (const [name, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child.type === "string") walk(child, node, name, visit);
    }
  }
}
