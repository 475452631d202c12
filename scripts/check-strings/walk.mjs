import { parseSync } from "oxc-parser";

/**
 * Parses TypeScript or JSX.
 *
 * @throws Error with file and message when it is neither
 */
export function parse(path, source) {
  const { program, comments, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  return { program, comments };
}

/** Calls `visit(node, ancestors)` on every node, parents first; `leave(node)` after its children. */
export function walk(node, visit, leave = () => {}, ancestors = []) {
  visit(node, ancestors);
  const inside = [...ancestors, node];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === "string") walk(child, visit, leave, inside);
    }
  }
  leave(node);
}

export function lineOf(source, offset) {
  return source.slice(0, offset).split("\n").length;
}

/**
 * The texts an expression can turn into, as far as they are written in it: both branches of a condition, either side
 * of `??` and `||`, the fixed parts of a template.
 *
 * @returns {{ start: number, parts: string[] }[]} `parts` are the fixed pieces between the template's holes
 */
export function textsOf(node) {
  switch (node?.type) {
    case "Literal":
      return typeof node.value === "string" ? [{ start: node.start, parts: [node.value] }] : [];
    case "TemplateLiteral":
      return [{ start: node.start, parts: node.quasis.map((quasi) => quasi.value.cooked ?? quasi.value.raw) }];
    case "ConditionalExpression":
      return [...textsOf(node.consequent), ...textsOf(node.alternate)];
    case "LogicalExpression":
      return [...textsOf(node.left), ...textsOf(node.right)];
    case "BinaryExpression":
      return node.operator === "+" ? [...textsOf(node.left), ...textsOf(node.right)] : [];
    case "JSXExpressionContainer":
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
      return textsOf(node.expression);
    default:
      return [];
  }
}
