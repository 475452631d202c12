import { analyzeSync, type Output, type Template } from "liquidjs";
import { parseTemplate } from "./template";

/** One value a template reads. */
export interface TemplateRead {
  /** Dotted: `customer.firstName`, `vars.choice`. */
  path: string;
  /** The text is written for its absence: a `default` stands by, or an `if` asks for it. */
  mayBeBlank: boolean;
}

/** What a template reads, in order, with repetitions; empty when it cannot be parsed. */
export function templateReads(template: string): TemplateRead[] {
  if (!template.includes("{{") && !template.includes("{%")) return [];
  try {
    return readsOf(parseTemplate(template), []);
  } catch {
    return [];
  }
}

function readsOf(templates: readonly Template[], asked: readonly string[]): TemplateRead[] {
  return templates.flatMap((template) => {
    const own = pathsOf(template);
    const { filters } = (template as Output).value ?? {};
    const hasDefault = filters?.some(({ name }) => name === "default") ?? false;
    const isTag = template.children !== undefined;
    const reads = own.map((path) => ({ path, mayBeBlank: isTag || hasDefault || asked.includes(path) }));
    const children = (template.children?.(false, true).next().value ?? []) as Template[];
    return [...reads, ...readsOf(children, isTag ? [...asked, ...own] : asked)];
  });
}

/** What a tag or an output reads itself, without what stands inside it. */
function pathsOf(template: Template): string[] {
  const itself = { token: template.token, arguments: () => template.arguments?.() ?? [] } as unknown as Template;
  const { variables } = analyzeSync([itself], { partials: false });
  return [...new Set(Object.values(variables).flatMap((uses) => uses.map(String)))];
}
