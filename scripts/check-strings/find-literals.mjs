import { lineOf, parse, textsOf, walk } from "./walk.mjs";

/** Attributes and properties whose text a person reads or hears. */
const visibleNames = new Set([
  ...["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "aria-placeholder"],
  ...["alt", "title", "placeholder", "label", "legend", "caption", "heading", "tooltip", "content", "text"],
  ...[
    "description",
    "hint",
    "help",
    "message",
    "error",
    "warning",
    "summary",
    "confirmLabel",
    "emptyText",
    "optionalLabel",
  ],
]);

/** Calls whose first argument is shown: toast("…"), toast.error("…"), window.confirm("…"). */
const visibleCalls = /^(?:toast(?:\.\w+)?|(?:window\.)?(?:alert|confirm|prompt))$/;

/** `${seconds} s`: a number with its unit is written by the formatter, in the words and digits of a language. */
const unit = /^\s(?:s|ms|min|h|d|Hz|kHz|dB|[kMG]i?B)\b/;

/** Says on its own or the line before that a string is no text, and why: `// not-text: a file name`. */
const exemption = /not-text:\s*\S/;

/**
 * User-visible texts that are written in a component instead of the catalogue.
 *
 * @returns {{ line: number, text: string }[]}
 */
export function findLiterals(path, source) {
  const { program, comments } = parse(path, source);
  const exempt = new Set(
    comments
      .filter((comment) => exemption.test(comment.value))
      .flatMap((comment) => [lineOf(source, comment.start), lineOf(source, comment.end) + 1]),
  );
  const found = [];
  const report = (texts) => {
    for (const { start, parts } of texts) {
      const text = parts.join("…").trim().replace(/\s+/g, " ");
      const line = lineOf(source, start);
      if (parts.some((part) => /\p{L}/u.test(part)) && !exempt.has(line)) found.push({ line, text });
    }
  };

  walk(program, (node, ancestors) => {
    const parent = ancestors.at(-1);
    if (node.type === "JSXText") {
      report([{ start: node.start + (node.value.length - node.value.trimStart().length), parts: [node.value] }]);
    }
    if (node.type === "JSXExpressionContainer" && /^JSX(Element|Fragment)$/.test(parent?.type)) report(textsOf(node));
    if (node.type === "JSXAttribute" && visibleNames.has(attributeName(node)) && node.value)
      report(textsOf(node.value));
    if (node.type === "Property" && parent?.type === "ObjectExpression" && visibleNames.has(propertyName(node))) {
      // In { classNames: { title: "…" } } the names are those of a component's parts.
      const isClassName = ancestors.some((above) => above.type === "Property" && propertyName(above) === "classNames");
      if (!isClassName) report(textsOf(node.value));
    }
    if (node.type === "TemplateLiteral" && node.quasis.some((quasi) => unit.test(quasi.value.cooked ?? ""))) {
      report(textsOf(node));
    }
    if (node.type === "CallExpression" && visibleCalls.test(source.slice(node.callee.start, node.callee.end))) {
      report(textsOf(node.arguments[0]));
    }
    if (node.type === "AssignmentExpression" && /\.title$/.test(source.slice(node.left.start, node.left.end))) {
      report(textsOf(node.right));
    }
  });
  return found;
}

function attributeName({ name }) {
  return name.type === "JSXIdentifier" ? name.name : "";
}

function propertyName({ key, computed }) {
  return computed ? "" : String(key.name ?? key.value ?? "");
}
