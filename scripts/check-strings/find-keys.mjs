import { lineOf, parse, textsOf, walk } from "./walk.mjs";

const hooks = new Set(["useTranslations", "getTranslations", "useCodedTexts"]);
const methods = new Set(["rich", "markup", "raw", "has"]);
const scopes = /^(Program|FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/;

/**
 * The message keys that a file uses.
 *
 * A translator is `const t = useTranslations("area")` or a parameter typed
 * `ReturnType<typeof useTranslations<"area">>`; names are looked up through the functions around a call.
 *
 * @returns `exact`: full keys with their line; `patterns`: keys with holes, as regular expressions;
 *   `whole`: namespaces of which any key may be meant, because a translator is handed on or asked by a variable
 */
export function findKeys(path, source) {
  const { program } = parse(path, source);
  const found = { exact: [], patterns: [], whole: [] };
  const stack = [];
  const lookUp = (name) => stack.findLast((names) => names.has(name))?.get(name);

  const visit = (node, ancestors) => {
    if (scopes.test(node.type)) stack.push(translatorsOf(node, source));
    if (node.type === "CallExpression") {
      const namespace = calledTranslator(node.callee, lookUp);
      if (namespace !== undefined) use(namespace, node);
    }
    if (node.type === "Identifier" && lookUp(node.name) !== undefined && handsOn(node, ancestors)) {
      found.whole.push(lookUp(node.name));
    }
  };

  function use(namespace, call) {
    const texts = textsOf(call.arguments[0]);
    if (texts.length === 0) found.whole.push(namespace);
    for (const { start, parts } of texts) {
      const key = (part) => [namespace, part].filter(Boolean).join(".");
      if (parts.length === 1) found.exact.push({ key: key(parts[0]), line: lineOf(source, start) });
      else {
        const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[^.]+");
        const prefix = namespace === "" ? "" : `${namespace.replaceAll(".", "\\.")}\\.`;
        found.patterns.push({ pattern: new RegExp(`^${prefix}${pattern}$`), line: lineOf(source, start) });
      }
    }
  }

  walk(program, visit, (node) => scopes.test(node.type) && stack.pop());
  return found;
}

/** Translators that a function (or the file) declares itself: name → namespace. */
function translatorsOf(scope, source) {
  const names = new Map();
  for (const parameter of scope.params ?? []) {
    const type = parameter.typeAnnotation
      ? source.slice(parameter.typeAnnotation.start, parameter.typeAnnotation.end)
      : "";
    const namespace = /typeof\s+(?:use|get)Translations<\s*["']([^"']*)["']\s*>/.exec(type)?.[1];
    if (parameter.type === "Identifier" && namespace !== undefined) names.set(parameter.name, namespace);
  }
  const visitOwn = (node) => {
    if (node.type === "VariableDeclarator" && node.id.type === "Identifier") {
      const namespace = namespaceOf(node.init);
      if (namespace !== undefined) names.set(node.id.name, namespace);
    }
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child?.type === "string" && !scopes.test(child.type)) visitOwn(child);
      }
    }
  };
  for (const child of [scope.body].flat()) if (child && !scopes.test(child.type)) visitOwn(child);
  return names;
}

/** `useTranslations("area")`, `await getTranslations("area")`, `getTranslations({ locale, namespace: "area" })`. */
function namespaceOf(init) {
  const call = init?.type === "AwaitExpression" ? init.argument : init;
  if (call?.type !== "CallExpression" || !hooks.has(call.callee.name)) return undefined;
  const given = call.arguments[0];
  if (!given) return "";
  if (given.type === "Literal") return given.value;
  const property = given.properties?.find((candidate) => candidate.key?.name === "namespace");
  return property?.value.value;
}

function calledTranslator(callee, lookUp) {
  if (callee.type === "Identifier") return lookUp(callee.name);
  const isMethod = callee.type === "MemberExpression" && callee.object.type === "Identifier";
  return isMethod && methods.has(callee.property.name) ? lookUp(callee.object.name) : undefined;
}

/** Whether a translator is used as a value: passed to a function or a component, put into an object, returned. */
function handsOn(node, ancestors) {
  const parent = ancestors.at(-1);
  switch (parent?.type) {
    case "CallExpression":
      return parent.callee !== node;
    case "MemberExpression":
      return false;
    case "VariableDeclarator":
      return parent.init === node;
    case "Property":
      return parent.value === node && ancestors.at(-2)?.type === "ObjectExpression";
    case "JSXExpressionContainer":
    case "ReturnStatement":
    case "ArrayExpression":
    case "ConditionalExpression":
      return true;
    default:
      return false;
  }
}
